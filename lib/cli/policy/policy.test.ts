import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sarifLog } from "@/lib/audit/testing/sarif-schema";
import { run } from "../testing/run-key-audit";
import { sandboxed } from "../testing/sandboxed";

const { clone, file, runWith } = sandboxed();
const read = (path: string) => readFileSync(path, "utf8");
function policyFile(name: string, text: string): string {
  writeFileSync(file(name), text);
  return file(name);
}

/** A policy that holds for every key of the sandbox's acme account, and one that doesn't. */
const HOLDS = policyFile("holds.yml", "version: 1\nrules:\n  - { id: few, max_scopes: 1000 }\n");
const MINTS = "version: 1\nrules:\n  - { id: mint, deny: api_keys.create, severity: medium }\n";
const BUILTIN_OFF = (ids: readonly string[]) =>
  `builtin: { ${ids.map((id) => `${id}: off`).join(", ")} }\n`;

describe("key-audit policy", () => {
  it("checks the example, which is one", async () => {
    const { code, out } = await run(["policy", "check", "docs/key-audit.example.yml"]);
    expect({ code, out }).toEqual({
      code: 0,
      out: "docs/key-audit.example.yml is a policy, with 0 warnings.\n",
    });
  });

  it("says line, column and what to write of what is wrong, and ends with 1", async () => {
    const path = policyFile("wrong.yml", "version: 1\nrules:\n  - { id: a, only: [nope] }\n");
    const { code, out } = await run(["policy", "check", path]);
    expect(code).toBe(1);
    expect(out).toContain(`${path}:3:21: error: "nope" is neither a preset nor a scope. Write `);
    expect(out).toContain("is no policy: 1 error.");
  });

  it("reads standard input, and warns without failing", async () => {
    const { code, out } = await run(["policy", "check", "-"], { stdin: "version: 1\n" });
    expect({ code, out: out.split("\n")[0] }).toEqual({
      code: 0,
      out: expect.stringMatching(/^-:1:1: warning: This policy asks for nothing\./),
    });
  });

  it("prints the schema that the dashboard serves", async () => {
    const { code, out } = await run(["policy", "schema"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(JSON.parse(read("public/policy.schema.json")));
  });

  it.each([
    [["policy"]],
    [["policy", "check"]],
    [["policy", "check", "a", "b"]],
    [["policy", "x"]],
  ])("refuses %j as wrong use", async (args) => {
    expect((await run(args)).code).toBe(2);
  });

  it("that is not there is wrong use as well", async () => {
    const { code, err } = await run(["policy", "check", file("none.yml")]);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("There is no") });
  });
});

describe("key-audit scan --policy", () => {
  it("does not begin with a file that is no policy", async () => {
    const path = policyFile("broken.yml", "version: 2\n");
    const { code, err, out } = await runWith(clone("acme"), ["scan", "--policy", path]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("line 1, column 10: 2 is none of 1.");
  });

  it("counts a broken rule as a finding of its severity, and none that a waiver covers", async () => {
    const key = clone("acme");
    const asked = ["scan", "--account", "self", "--json", file("ids.json"), "--quiet"];
    await runWith(key, asked);
    const before = JSON.parse(read(file("ids.json")));
    const rules = before.keys.flatMap(({ findings }: { findings: { rule: string }[] }) =>
      findings.map(({ rule }) => rule),
    );
    const off = [
      ...new Set<string>(rules),
      ...before.account_findings.map(({ rule }: { rule: string }) => rule),
    ];
    const scan = (path: string, ...more: string[]) =>
      runWith(key, [...asked.slice(0, 3), "--quiet", "--policy", path, ...more]);
    expect((await scan(policyFile("off.yml", MINTS + BUILTIN_OFF(off)))).code).toBe(0);
    const medium = policyFile("medium.yml", MINTS + BUILTIN_OFF(off));
    expect((await scan(medium, "--fail-on", "medium")).code).toBe(1);
    const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const waiver = (sets: readonly string[]) =>
      `waivers:\n  - { rule: mint, where: { name: "*" }, reason: r, owner: a, approver: b, expires: ${until}, scopes_sha256: [${sets.join(", ")}] }\n`;
    const waiving = (sets: readonly string[]) =>
      policyFile("waived.yml", MINTS + BUILTIN_OFF(off) + waiver(sets));
    const other = waiving(["a".repeat(64)]);
    expect((await scan(other, "--fail-on", "medium", "--json", file("v.json"))).code).toBe(1);
    const [voided] = JSON.parse(read(file("v.json"))).policy.waivers;
    expect(voided.standing).toBe("void");
    const waived = waiving(voided.scope_sets_sha256);
    const files = [
      "--sarif",
      file("p.sarif"),
      "--markdown",
      file("p.md"),
      "--json",
      file("p.json"),
    ];
    expect((await scan(waived, "--fail-on", "low", ...files)).code).toBe(0);
    const { results } = sarifLog.parse(JSON.parse(read(file("p.sarif")))).runs[0];
    const ours = results.filter(({ ruleId }) => ruleId === "policy:mint");
    expect(ours.length).toBeGreaterThan(0);
    expect(ours.every(({ suppressions }) => suppressions?.length === 1)).toBe(true);
    const { policy } = JSON.parse(read(file("p.json")));
    expect(policy).toMatchObject({ failing: 0, waived: ours.length, file: "waived.yml" });
    expect(read(file("p.md"))).toContain(`## Policy waived\\.yml\n\n${policy.sentence}`);
  });

  it("says in its table how the policy came out", async () => {
    const { out } = await runWith(clone("acme"), ["scan", "--account", "self", "--policy", HOLDS]);
    expect(out).toMatch(/\nPolicy holds\.yml: Fails 0 of \d+ keys\.\n/);
  });
});
