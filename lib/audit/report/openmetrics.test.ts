import { expect, it, test } from "vitest";
import { FINDING_RULES } from "../findings/rules";
import { anyReport } from "../testing/reports";
import { reportMetrics } from "./openmetrics";

/** The samples of a file as [metric with its own labels, value]. Each also has the account's and target's labels. */
function samplesOf(text: string): [string, number][] {
  return [
    ...text.matchAll(/^sendgrid_key_audit_(\w+)\{account="(.*?)",target="all",?(.*)} (.+)$/gm),
  ].map(([, name, account, labels, value]) => {
    expect(account).toBe("acme");
    return [`${name} ${labels}`.trim(), Number(value)];
  });
}

test("the metrics count what is, waived findings apart", () => {
  const samples = samplesOf(reportMetrics(anyReport({ hasPolicy: true }), "all", 5_500));
  expect(samples.filter(([name, value]) => value > 0 || !name.startsWith("findings"))).toEqual([
    ['keys severity="critical"', 1],
    ['keys severity="high"', 1],
    ['keys severity="medium"', 1],
    ['keys severity="low"', 0],
    ['keys severity="info"', 0],
    ['keys severity="none"', 0],
    ['keys severity="unknown"', 2],
    ['keys_by_type type="custom"', 3],
    ['keys_by_type type="unknown"', 2],
    ['findings rule="policy:no-minting",severity="critical"', 1],
    ['findings rule="mints-keys",severity="high"', 1],
    ['findings rule="reaches-subusers",severity="high"', 1],
    ['findings rule="no-name",severity="low"', 1],
    ['findings rule="old-key",severity="low"', 2],
    ['findings rule="void-waiver",severity="medium"', 1],
    ['findings rule="disabled-subuser-with-keys",severity="medium"', 1],
    ['findings_waived rule="policy:no-minting"', 1],
    ['findings_waived rule="mints-keys"', 1],
    ["keys_unread", 2],
    ["accounts", 3],
    ["accounts_unread", 2],
    ["complete", 0],
    ["oldest_key_timestamp_seconds", Date.UTC(2026, 0, 1) / 1_000],
    ["read_timestamp_seconds", 5.5],
  ]);
});

test("every rule that is in force has a count, so that 0 is told from not asked", () => {
  const rules = samplesOf(reportMetrics(anyReport({ hasPolicy: false }), "all", 0)).flatMap(
    ([name]) => /^findings rule="([^"]+)"/.exec(name)?.[1] ?? [],
  );
  const inForce = FINDING_RULES.filter(({ reads }) => reads !== "policy");
  expect(rules).toEqual(inForce.map(({ id }) => id));
});

test("nothing is said of waivers and of the oldest key where there are none", () => {
  const report = anyReport({ hasPolicy: false });
  const rows = report.rows.map((row) => ({ ...row, life: null }));
  const coverage = { ...report.coverage, complete: true };
  const samples = new Map(samplesOf(reportMetrics({ ...report, rows, coverage }, "all", 0)));
  expect([...samples.keys()].join()).not.toMatch(/waived|oldest/);
  expect(samples.get("complete")).toBe(1);
});

it("says of each metric what it is, once and before its samples", () => {
  const lines = reportMetrics(anyReport({ hasPolicy: true }), "all", 0).split("\n");
  const heads = lines.filter((line) => line.startsWith("# HELP"));
  for (const head of heads) {
    const [, , name = "", ...help] = head.split(" ");
    const at = lines.indexOf(head);
    expect(help.join(" ")).toMatch(/^[A-Z1].* .*\.$/);
    expect(lines[at + 1]).toBe(`# TYPE ${name} gauge`);
    expect(lines.findIndex((line) => line.startsWith(`${name}{`))).toBe(at + 2);
  }
  expect(heads).toHaveLength(10);
  expect(lines.slice(-2)).toEqual(["# EOF", ""]);
});

it("says no account's name where the key's own is not among the keys", () => {
  const report = { ...anyReport({ hasPolicy: false }), rows: [] };
  expect(reportMetrics(report, "self", 0)).toContain(
    'sendgrid_key_audit_keys_unread{account="",target="self"} 2\n',
  );
});
