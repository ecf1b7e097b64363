import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readSnapshot } from "@/lib/audit/snapshot/read";
import { ocsfFinding } from "@/lib/audit/testing/ocsf-schema";
import { sarifLog } from "@/lib/audit/testing/sarif-schema";
import { sha256 } from "@/lib/server/process/sha256";
import { run } from "../testing/run-key-audit";
import { sandboxed } from "../testing/sandboxed";

const { clone, control, file, hosts, runWith } = sandboxed();
const read = (path: string) => readFileSync(path, "utf8");

describe("key-audit scan", () => {
  it("prints a table of every key, worst first, with what the whole is", async () => {
    const { code, out, err } = await runWith(clone("acme"), ["scan"]);
    expect(out.split("\n")[0]).toMatch(/^SEVERITY +EXPOSURE +NAME +API KEY ID +ACCOUNT +TYPE/);
    expect(out).toMatch(/\n\n93 keys: 14 critical, /);
    expect(out).toMatch(/93 of 93 keys read, in 15 of 15 accounts listed\.\n$/);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    // No name can move the cursor or hide.
    expect(out).toContain("reports-<U+202E>gpj.egami<U+202C>-2022");
    expect(out).not.toMatch(/\u202e/);
    // A scope missing from the catalogue comes with the line that would add it.
    const line = "mail.amp.create,Mail Send,Mail Send,Mail Send,admin,custom,no,no,seen";
    expect(out).toContain(`\n  ${line}\n`);
  });

  it("writes one reading in many formats, and a table all the same", async () => {
    const formats = ["json", "csv", "sarif", "markdown", "openmetrics", "ocsf", "snapshot"];
    const args = formats.flatMap((format) => [`--${format}`, file(`all.${format}`)]);
    const key = clone("acme");
    const { out } = await runWith(key, ["scan", ...args]);
    expect(out).toContain("SEVERITY");
    const json = JSON.parse(read(file("all.json")));
    expect(json.keys).toHaveLength(93);
    expect(read(file("all.csv")).split("\r\n")).toHaveLength(95);
    sarifLog.parse(JSON.parse(read(file("all.sarif"))));
    const lines = read(file("all.ocsf")).trimEnd().split("\n");
    for (const line of lines) ocsfFinding.parse(JSON.parse(line));
    expect(lines).toHaveLength(
      json.account_findings.length +
        json.keys.reduce((sum: number, { findings }: { findings: [] }) => sum + findings.length, 0),
    );
    expect(read(file("all.openmetrics"))).toMatch(
      /_keys\{account="acme",target="all",severity="critical"} 14\n[\s\S]*\n# EOF\n$/,
    );
    // Skips the check if promtool is not installed.
    const promtool = spawnSync("promtool", ["check", "metrics"], {
      input: read(file("all.openmetrics")),
      encoding: "utf8",
    });
    const { error, status, stderr } = promtool;
    if (error === undefined) expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(read(file("all.markdown"))).toMatch(/^# SendGrid API keys\n\n93 keys: 14 critical, /);
    const digest = async (text: string) => sha256(text);
    expect(await readSnapshot(read(file("all.snapshot")), digest)).toMatchObject({ ok: true });
    expect(
      control()
        .calls(key)
        .filter(({ path }) => path === "/v3/scopes"),
    ).toHaveLength(1);
  });

  it("prints one format alone where its file is -", async () => {
    const { out } = await runWith(clone("solo"), ["scan", "--json", "-"]);
    expect(JSON.parse(out).keys).toHaveLength(1);
  });

  it("reads one account, on the host of its region", async () => {
    const one = await runWith(clone("acme"), [
      "scan",
      "--account",
      "subuser:acme-labs",
      "--json",
      "-",
    ]);
    const accounts = JSON.parse(one.out).keys.map(({ account }: { account: string }) => account);
    expect(new Set(accounts)).toEqual(new Set(["subuser:acme-labs"]));
    const eu = ["scan", "--account", "self", "--json", "-", "--region"];
    const there = await runWith(clone("eu"), [...eu, "eu"]);
    expect(JSON.parse(there.out).coverage).toMatchObject({ complete: true });
    expect((await runWith(clone("eu"), [...eu, "global"])).code).toBe(3);
  });

  it("says nothing but errors where it is told to be quiet", async () => {
    expect(await runWith(clone("acme"), ["scan", "--quiet"])).toEqual({
      code: 1,
      out: "",
      err: "",
    });
  });
});

describe("its exit code", () => {
  it("is 1 from the severity on that was asked for, else 0", async () => {
    const codesOf = (apiKey: string, failOn: readonly string[]) =>
      Promise.all(
        failOn.map(async (severity) => {
          const args = ["scan", "--quiet", "--account", "self", "--fail-on", severity];
          return (await runWith(apiKey, args)).code;
        }),
      );
    expect(await codesOf(clone("auditor"), ["critical", "never"])).toEqual([1, 0]);
    // Its worst finding is medium.
    expect(await codesOf(clone("limited"), ["high", "medium", "low"])).toEqual([0, 1, 1]);
  });

  it("is 3 where something could not be read, unless that is allowed, and 1 before it", async () => {
    const limited = clone("limited");
    const { code, out, err } = await runWith(limited, ["scan"]);
    expect(code).toBe(3);
    expect(err).toContain("--allow-incomplete accepts that");
    expect(out).toContain("not read: the list of subusers: SendGrid denied access.");
    expect((await runWith(limited, ["scan", "--allow-incomplete"])).code).toBe(0);
    expect((await runWith(limited, ["scan", "--fail-on", "medium"])).code).toBe(1);
    const faults = [{ kind: "status", status: 403, match: "^/v3/api_keys/" } as const];
    const hidden = await runWith(clone("solo", { faults }), ["scan", "--account", "self"]);
    expect(hidden.code).toBe(3);
    expect(hidden.out).toMatch(/unknown +\? +only-key .* not read +signed-in-key/);
  });

  it("is 3 for a key that SendGrid refuses, and nothing is written", async () => {
    const path = file("refused.json");
    const { code, err } = await runWith(clone("revoked"), ["scan", "--json", path]);
    expect(code).toBe(3);
    expect(err).toContain("SendGrid rejected this key (asked: global and eu).");
    expect(existsSync(path)).toBe(false);
  });

  it("is 2 for what makes no sense, before anything is read", async () => {
    const key = clone("acme");
    const wrong = [
      [["scan", "--nonsense=secret"], /no option --nonsense\. See key-audit scan --help/],
      [["scan", "--constructor"], /no option --constructor/],
      [["scan", "--reuse", "-1"], /--reuse needs a value\. .*: --reuse=DAYS\.\n$/],
      [["scan", "--store", "--reuse=-1"], /--reuse must be a whole number of days/],
      [["scan", "--json", "--csv", "x"], /--json needs a value/],
      [["scan", "--json", file("a"), "--json", file("b")], /--json can be given once/],
      [["scan", "--quiet=yes"], /--quiet takes no value/],
      [["scan", "acme"], /takes no operands/],
      [["scan", "--account", "nobody"], /--account must be/],
      [["scan", "--region", "mars"], /--region must be/],
      [["scan", "--fail-on", "info"], /--fail-on must be one of/],
      [["scan", "--json", "-", "--csv", "-"], /Two formats/],
      [["scan", "--json", file("no/where.json")], /cannot be written/],
      [["scan", "--json", "/tmp"], /is a folder/],
      [["scan", "--json"], /--json needs a value/],
      [["scam"], /no such command/],
    ] as const;
    await Promise.all(
      wrong.map(async ([args, why]) => {
        const { code, err, out } = await runWith(key, args);
        expect(err).toMatch(why);
        expect(err).not.toMatch(/secret|\(node|parseArgs/i);
        expect({ code, out }).toEqual({ code: 2, out: "" });
      }),
    );
    const unsafe = { env: { SENDGRID_BASE_URL: "http://sendgrid.example" } };
    expect(await runWith(key, ["scan"], unsafe)).toMatchObject({ code: 2 });
    expect(control().calls(key)).toEqual([]);
  });
});

describe("its key", () => {
  it("comes from a file or from standard input as well", async () => {
    const key = clone("auditor");
    writeFileSync(file("key"), `${key}\n`);
    const env = { ...hosts(), SENDGRID_API_KEY_FILE: file("key") };
    expect((await run(["scan", "--quiet", "--fail-on", "never"], { env })).code).toBe(0);
    const piped = { env: hosts(), stdin: `export KEY="${key}"\n` };
    expect((await run(["scan", "--quiet", "--fail-on", "never"], piped)).code).toBe(0);
  });

  it("is asked for where it is nowhere, twice, or none", async () => {
    const tried = async (given: Parameters<typeof run>[1]) => {
      const { code, err } = await run(["scan"], given);
      expect(code).toBe(2);
      return err;
    };
    expect(await tried({ env: hosts() })).toMatch(/no API key in standard input.*SENDGRID_API_KEY/);
    const both = { SENDGRID_API_KEY: clone("solo"), SENDGRID_API_KEY_FILE: file("key") };
    expect(await tried({ env: { ...hosts(), ...both } })).toMatch(/both set/);
    const cut = { SENDGRID_API_KEY: clone("solo").slice(0, 60) };
    const err = await tried({ env: { ...hosts(), ...cut } });
    expect(err).toContain("too short");
    expect(err).not.toContain(cut.SENDGRID_API_KEY);
    const missing = { SENDGRID_API_KEY_FILE: file("nowhere") };
    expect(await tried({ env: { ...hosts(), ...missing } })).toMatch(/cannot be read/);
  });

  it("is refused as an argument, wherever it stands, and is not said again", async () => {
    const key = clone("solo");
    for (const args of [["scan", key], ["scan", `--account=${key}`], [key]]) {
      const { code, err, out } = await run(args, { env: hosts() });
      expect(code).toBe(2);
      expect(err).toMatch(/must not be an argument: every process/);
      expect(err + out).not.toContain(key.slice(26));
    }
    expect(control().calls(key)).toEqual([]);
  });
});

it("takes a file's place whole, and writes into what is no file", async () => {
  mkdirSync(file("out"));
  writeFileSync(file("out/keys.json"), "old");
  await runWith(clone("solo"), ["scan", "--json", file("out/keys.json"), "--csv", "/dev/null"]);
  expect(JSON.parse(read(file("out/keys.json"))).keys).toHaveLength(1);
});
