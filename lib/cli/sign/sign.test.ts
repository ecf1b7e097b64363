import { spawnSync } from "node:child_process";
import { generateKeyPairSync, verify } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { reviewFile } from "@/lib/audit/review/review";
import { opened, sealed } from "@/lib/audit/testing/reviews";
import { run } from "../testing/run-key-audit";
import { sandboxed } from "../testing/sandboxed";

const { file } = sandboxed();

/** A person's key files, as openssl makes them. */
function keysOf(name: string) {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const [secret, open] = [file(`${name}.pem`), file(`${name}.pub.pem`)];
  writeFileSync(secret, privateKey.export({ type: "pkcs8", format: "pem" }));
  writeFileSync(open, publicKey.export({ type: "spki", format: "pem" }));
  return { secret, open, publicKey };
}

async function review(name: string) {
  const path = file(name);
  writeFileSync(path, reviewFile(await sealed(await opened())));
  return path;
}

describe("key-audit sign", () => {
  it("signs a review into a file beside it, which verify and openssl check with the public key", async () => {
    const ann = keysOf("ann");
    const path = await review("signed.json");
    const signed = await run(["sign", path, "--with", ann.secret]);
    expect(signed.out).toMatch(/^Signed into .*signed\.json\.sig, with the key [\da-f]{64}\n$/);
    expect(signed.code).toBe(0);
    const sig = `${path}.sig`;
    expect(statSync(sig).size).toBe(64);
    expect(verify(null, readFileSync(path), ann.publicKey, readFileSync(sig))).toBe(true);
    const checked = await run(["verify", path, "--signature", sig, "--public-key", ann.open]);
    const [fingerprint] = /[\da-f]{64}/.exec(signed.out) ?? [""];
    expect(checked.out).toContain(`\nSigned with the key ${fingerprint}. When, and by whom,`);
    expect(checked.code).toBe(0);
    const args = ["pkeyutl", "-verify", "-pubin", "-inkey", ann.open, "-rawin", "-in", path];
    // Skips the check if openssl is not installed.
    const { error, status } = spawnSync("openssl", [...args, "-sigfile", sig]);
    if (error === undefined) expect(status).toBe(0);
  });

  it("another key's, another file's and no signature do not hold, though the file does", async () => {
    const [ann, bob] = [keysOf("ann2"), keysOf("bob2")];
    const path = await review("mine.json");
    const other = file("other.json");
    writeFileSync(other, reviewFile(await opened()));
    const sig = `${path}.sig`;
    expect((await run(["sign", path, "--with", ann.secret, "--quiet"])).out).toBe("");
    const check = (of: string, signature: string, key: string) =>
      run(["verify", of, "--signature", signature, "--public-key", key]);
    writeFileSync(file("none.sig"), "");
    for (const wrong of [
      await check(path, sig, bob.open),
      await check(other, sig, ann.open),
      await check(path, file("none.sig"), ann.open),
      await check(path, path, ann.open),
    ]) {
      expect(wrong.out).toMatch(/^Holds: [\s\S]*\nDoes not hold: the signature is of another file/);
      expect(wrong.code).toBe(1);
    }
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace('"decision":"retain"', '"decision":"revoke"'));
    const changed = await check(path, sig, ann.open);
    expect(changed.out).toMatch(
      /^Does not hold\.\ndecision \d[\s\S]*\nDoes not hold: the signature/,
    );
    expect(changed.code).toBe(1);
  });

  it("signs nothing that does not hold, nor with what is no such key, and never shows a key", async () => {
    const { secret, open } = keysOf("cy");
    const path = await review("held.json");
    const broken = file("broken.json");
    writeFileSync(broken, readFileSync(path, "utf8").replace("retain", "revoke"));
    expect(await run(["sign", broken, "--with", secret])).toMatchObject({ code: 1, out: "" });
    const rsa = file("rsa.pem");
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
    writeFileSync(rsa, privateKey.export({ type: "pkcs8", format: "pem" }));
    writeFileSync(file("text.pem"), "-----BEGIN PRIVATE KEY-----\nsecret-words\n");
    const wrong: [args: string[], why: RegExp][] = [
      [[path, "--with", rsa], /holds no private Ed25519 key/],
      [[path, "--with", open], /holds no private Ed25519 key/],
      [[path, "--with", file("text.pem")], /holds no private Ed25519 key/],
      [[path, "--with", file("missing.pem")], /There is no /],
      [[file("missing.json"), "--with", secret], /There is no/],
      [[path], /needs --with/],
      [[], /takes one file/],
      [[path, "--with", secret, "--out", "-"], /name a file/],
      [[path, "--with", secret, "--out", path], /would be overwritten/],
      [[path, "--with", secret, "--out", secret], /would be overwritten/],
      [[path, `--with=${readFileSync(secret, "utf8")}`], /must not be an argument: name its file/],
      [[path, "--with", secret, "--out", file("no/where.sig")], /cannot be written/],
    ];
    for (const [args, why] of wrong) {
      const { code, out, err } = await run(["sign", ...args]);
      expect(err).toMatch(why);
      expect(err).not.toMatch(/secret-words|BEGIN|MC4C/);
      expect({ code, out }).toEqual({ code: 2, out: "" });
    }
    const half = await run(["verify", path, "--signature", path]);
    expect(half).toMatchObject({ code: 2, out: "" });
    const halves = await run(["verify", path, "--signature", path, "--public-key", secret]);
    expect(halves).toMatchObject({ code: 2, out: "" });
    expect(halves.err).toMatch(/holds no public Ed25519 key/);
    const missing = ["--signature", file("missing.sig"), "--public-key", open];
    expect(await run(["verify", path, ...missing])).toMatchObject({ code: 2, out: "" });
  });
});
