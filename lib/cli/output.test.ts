import { spawnSync } from "node:child_process";
import { linkSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { builtCommand, run } from "./testing/run-key-audit";
import { sandboxed } from "./testing/sandboxed";

const { clone, control, file, runWith } = sandboxed();
const isLinux = process.platform === "linux";

let key: string;
let snapshot: string;
beforeAll(async () => {
  key = clone("solo");
  snapshot = file("snapshot.json");
  await runWith(key, ["scan", "--quiet", "--snapshot", snapshot]);
});

describe("standard output", () => {
  const full = { redirect: ">/dev/full" };

  it.runIf(isLinux)("is never lost without a word: every command fails where it is", async () => {
    writeFileSync(file("key-audit.yml"), "version: 1\n");
    const commands = [
      ["--help"],
      ["--version"],
      ["scan", "--help"],
      ["scan", "--fail-on", "never"],
      ["scan", "--fail-on", "never", "--json", "-"],
      ["diff", snapshot, snapshot],
      ["verify", snapshot],
      ["which", "/dev/null"],
      ["which", "--json", "-", "/dev/null"],
      ["policy", "schema"],
      ["policy", "check", file("key-audit.yml")],
    ];
    await Promise.all(
      commands.map(async (args) => {
        const { code, err } = await runWith(key, args, full);
        expect([args[0], code, err]).toEqual([
          args[0],
          2,
          "key-audit: Standard output could not be written: is the disk full?\n",
        ]);
      }),
    );
  });

  it.runIf(isLinux)("takes nothing with it: the files are written all the same", async () => {
    const args = ["scan", "--json", "-", "--markdown", file("beside.md")];
    const { code, err } = await runWith(key, args, full);
    expect(err).toContain("Standard output could not be written");
    expect(code).toBe(2);
    expect(readFileSync(file("beside.md"), "utf8")).toContain("# SendGrid API keys");
  });

  it.runIf(isLinux)("is not taken for written where a part of it had room", async () => {
    const line = `ulimit -f 4; exec "$@" >${file("partly.json")}`;
    const command = [process.execPath, await builtCommand(), "policy", "schema"];
    const { status } = spawnSync("/bin/sh", ["-c", line, "sh", ...command]);
    expect(statSync(file("partly.json")).size).toBe(2_048);
    expect(status).not.toBe(0);
  });

  it.runIf(isLinux)("is refused where it was closed, before anything is read", async () => {
    const other = clone("solo");
    for (const args of [["scan"], ["diff", snapshot, snapshot], ["which", "/dev/null"]]) {
      const { code, err } = await runWith(other, [...args, "--json", "-"], { redirect: ">&-" });
      expect(err).toBe("key-audit: Standard output is closed: what it is to have would be lost.\n");
      expect(code).toBe(2);
    }
    expect(control().calls(other)).toEqual([]);
    const away = { redirect: ">/dev/null" };
    const args = ["scan", "--fail-on", "never", "--json", "-"];
    expect(await runWith(clone("auditor"), args, away)).toMatchObject({ code: 0, err: "" });
  });
});

describe("two outputs", () => {
  it("never go to one file, whatever it is called, and nothing is read then", async () => {
    const [there, other] = [file("there.json"), clone("solo")];
    writeFileSync(there, "old");
    symlinkSync(there, file("link.json"));
    linkSync(there, file("hard.json"));
    const pairs = [
      [file("new.json"), file("./new.json")],
      [there, file("link.json")],
      [there, file("hard.json")],
      // The same file on case-insensitive disks.
      [file("new.json"), file("NEW.json")],
      [file("caf\u00e9"), file("cafe\u0301")],
      ["-", "-"],
      ...(isLinux ? [["-", "/dev/stdout"]] : []),
    ];
    for (const [json = "", csv = ""] of pairs) {
      const { code, err, out } = await runWith(other, ["scan", "--json", json, "--csv", csv]);
      expect([csv, err]).toEqual([
        csv,
        expect.stringContaining("Two formats cannot go to one file"),
      ]);
      expect({ code, out }).toEqual({ code: 2, out: "" });
    }
    const redirect = `>${there}`;
    const shell = await runWith(other, ["scan", "--csv", file("link.json")], { redirect });
    expect(shell.err).toContain("Standard output goes to the same file.");
    expect(shell.code).toBe(2);
    expect(control().calls(other)).toEqual([]);
  });

  it("take the place of nothing that is read", async () => {
    const before = readFileSync(snapshot, "utf8");
    const policy = file("policy.yml");
    writeFileSync(policy, "version: 1\n");
    const lines = [
      ["diff", "--json", snapshot, snapshot, snapshot],
      ["scan", "--policy", policy, "--json", policy],
      ["which", "--json", snapshot, snapshot],
    ];
    for (const args of lines) {
      const { code, err } = await runWith(key, args);
      expect([args[0], err]).toEqual([args[0], expect.stringContaining("would be overwritten")]);
      expect(code).toBe(2);
    }
    expect(readFileSync(snapshot, "utf8")).toBe(before);
  });
});

describe("an input", () => {
  it.runIf(isLinux)("is read as far as it may go: a device has no end", async () => {
    const env = { SENDGRID_API_KEY: "", SENDGRID_API_KEY_FILE: "/dev/zero" };
    const lines = [
      ["verify", "/dev/zero"],
      ["diff", "/dev/zero", snapshot],
      ["sign", snapshot, "--with", "/dev/zero"],
      ["policy", "check", "/dev/zero"],
      ["scan", "--policy", "/dev/zero"],
      ["scan"],
    ];
    await Promise.all(
      lines.map(async (args) => {
        const { code, err } = await runWith("", args, { env });
        expect([args[0], err]).toEqual([args[0], expect.stringMatching(/larger than|is no key/)]);
        expect(code).toBe(2);
      }),
    );
  });

  it("moves no cursor by its name", async () => {
    const { code, err } = await run(["verify", "/no\u001b[2J\nwhere"]);
    expect(err).toBe("key-audit: There is no /no<U+001B>[2J\nwhere.\n");
    expect(code).toBe(2);
  });
});
