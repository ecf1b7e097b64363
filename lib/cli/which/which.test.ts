import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { deflateSync, gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { tar, zipOf } from "@/lib/leak/testing/archives";
import { run, start } from "../testing/run-key-audit";
import { sandboxed } from "../testing/sandboxed";

const { clone, control, file, hosts, runWith } = sandboxed();
const folder = file("leaked");
const put = (name: string, content: string | Uint8Array) =>
  writeFileSync(join(folder, name), content);
const idOf = (apiKey: string) => apiKey.split(".")[1] ?? "";
const STRANGER = `SG.${"n".repeat(22)}.${"o".repeat(43)}`;

let key: string;

beforeAll(() => {
  key = clone("acme");
  const text = `one\ntwo\nSENDGRID_API_KEY=${key}\n`;
  mkdirSync(join(folder, "logs"), { recursive: true });
  put(".env", text);
  put("crlf.txt", text.replaceAll("\n", "\r\n"));
  put("utf16.txt", Buffer.from(`\ufeff${text}`, "utf16le"));
  put("dump.sql.gz", gzipSync(`${"insert into x values (1);\n".repeat(9_000)}${key}\n`));
  put("backup.zip", zipOf({ "app/.env": text }));
  put("backup.tar.gz", gzipSync(tar({ "etc/secret": text })));
  put("object", deflateSync(`blob ${text.length}\0${text}`));
  put("secret.yaml", `data:\n  key: ${Buffer.from(key).toString("base64")}\n`);
  put("folded.eml", `Hi,\n> ${key.slice(0, 40)}\n> ${key.slice(40)}\nbye\n`);
  put("logs/quiet.log", "nothing here\n");
  symlinkSync(folder, join(folder, "logs/loop"));
});

describe("key-audit which", () => {
  it("names path, line and key in files of every kind, and no secret", async () => {
    const { code, out, err } = await runWith(key, ["which", folder]);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    const told = `: ${idOf(key)}, "key-audit" of acme`;
    const lines = out.split("\n").filter((line) => line.endsWith(told));
    const places = lines.map((line) => line.slice(folder.length + 1, -told.length));
    expect(places.sort()).toEqual([
      ".env:3",
      "backup.tar.gz › etc/secret:3",
      "backup.zip › app/.env:3",
      "crlf.txt:3",
      "dump.sql.gz:9001",
      "folded.eml:3",
      "object:3",
      "secret.yaml:2",
      "utf16.txt:3",
    ]);
    expect(out).toContain("1 of 1 key found in 10 files (");
    expect(out).toContain("Compared with 93 keys of 15 accounts.");
    expect(out).not.toContain(key.slice(26));
    const paths = control()
      .calls(key)
      .map(({ path }) => path);
    expect(paths.filter((path) => path.startsWith("/v3/api_keys/"))).toEqual([]);
  });

  it("gives the same as JSON", async () => {
    const { code, out } = await runWith(key, ["which", "--json", "-", join(folder, ".env")]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      found: [
        {
          api_key_id: idOf(key),
          keys: [{ account: "self", account_label: "acme", name: "key-audit" }],
          count: 1,
          places: [{ path: join(folder, ".env"), line: 3 }],
        },
      ],
      not_found: [],
      not_looked_into: [],
      compared_with: { keys: 93, accounts: 15, accounts_not_listed: 0 },
    });
    expect(out).not.toContain(key.slice(26));
  });

  it("asks SendGrid nothing where there is no key, and ends with 0", async () => {
    const other = clone("acme");
    const { code, out } = await runWith(other, ["which", join(folder, "logs")]);
    expect(out).toMatch(
      /^No SendGrid key found in 1 file \(1 kB\)\.\nNot followed: 1 link in folders\.\n$/,
    );
    expect(code).toBe(0);
    expect(control().calls(other)).toEqual([]);
  });

  it("is sure that a key is of somebody else only where every account was listed", async () => {
    put("logs/stranger.log", STRANGER);
    const path = join(folder, "logs/stranger.log");
    const sure = await runWith(key, ["which", path]);
    expect(sure.out).toContain(`:1: ${idOf(STRANGER)}, none of the keys that were listed\n`);
    expect(sure.code).toBe(0);
    expect((await runWith(clone("limited"), ["which", path])).code).toBe(3);
    expect((await runWith(clone("limited"), ["which", "--allow-incomplete", path])).code).toBe(0);
    const dead = await runWith(clone("revoked"), ["which", path]);
    expect(dead.out).toContain("whose it is could not be asked");
    expect(dead.code).toBe(3);
    rmSync(path);
  });

  it("reads standard input, and compares with a snapshot offline", async () => {
    const snapshot = file("which.snapshot");
    await runWith(key, ["scan", "--quiet", "--snapshot", snapshot]);
    const { code, out } = await run(["which", "--snapshot", snapshot, "-"], {
      stdin: `a\n${key}\n`,
    });
    expect(out).toContain(`standard input:2: ${idOf(key)}, "key-audit" of acme\n`);
    expect(code).toBe(1);
    const taken = await run(["which", "-"], { env: hosts(), stdin: key });
    expect(taken.code).toBe(2);
    expect(taken.err).not.toContain(key.slice(26));
  });

  it("names what it could not look into, and is not sure then", async () => {
    mkdirSync(file("closed"));
    writeFileSync(file("closed/a.7z"), Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4]));
    const { code, out } = await runWith(key, ["which", file("closed")]);
    expect(out).toMatch(/not looked into: .*a\.7z: compressed in a format that is not opened here/);
    expect(code).toBe(3);
  });

  it("shows no secret of a file that is named by a key", async () => {
    mkdirSync(file("named"));
    writeFileSync(file(`named/${key}.txt`), "x");
    const { code, out } = await runWith(key, ["which", file("named")]);
    expect(code).toBe(1);
    expect(out).toContain(`${idOf(key)}.•••.txt: ${idOf(key)}, "key-audit" of acme`);
  });

  it("lets no file's name move the cursor", async () => {
    mkdirSync(file("moving"));
    writeFileSync(file("moving/\u001b[2J\u202efile"), `${key}\n`);
    const { out } = await runWith(key, ["which", file("moving")]);
    expect(out).toContain("<U+001B>[2J<U+202E>file:1: ");
    expect(out).not.toContain("\u001b");
  });

  it.runIf(process.platform === "linux")(
    "ends at the second Ctrl-C at the latest, though nobody writes to the pipe that it reads",
    async () => {
      const pipe = file("pipe");
      execFileSync("mkfifo", [pipe]);
      const child = await start(["which", pipe], { env: { SENDGRID_API_KEY: key } });
      const ended = once(child, "close");
      let isOver = false;
      void ended.then(() => {
        isOver = true;
      });
      // The first signals may come before it listens: those end it like any other process.
      for (; !isOver; await sleep(500)) child.kill("SIGINT");
      expect(await ended).toEqual([null, "SIGINT"]);
    },
  );

  it("is told what to look into", async () => {
    expect((await runWith(key, ["which"])).code).toBe(2);
    const { code, err } = await runWith(key, ["which", "/nowhere"]);
    expect(err).toContain("There is no /nowhere");
    expect(code).toBe(2);
  });
});
