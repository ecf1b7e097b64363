import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { AuditContext } from "../context";
import { auditFleet } from "../findings/audit-fleet";
import { findingsByKey, severityOfKey } from "../findings/by-key";
import { keyRef } from "../key-ref";
import { reportCsv } from "../report/csv";
import { reportJson } from "../report/json";
import { reportMarkdown } from "../report/markdown";
import { reportOcsf } from "../report/ocsf";
import { reportOf } from "../report/report";
import { reportSarif } from "../report/sarif";
import { foldedResults } from "../report/sarif-results";
import { ocsfFinding } from "../testing/ocsf-schema";
import { sarifLog } from "../testing/sarif-schema";
import { fleetOf } from "../testing/snapshots";
import { evaluatePolicy } from "./evaluate";
import { readPolicy } from "./read";
import { scopeHashes } from "./scope-hashes";

const NOW_MS = Date.UTC(2026, 10, 27);
const FLEET = fleetOf({
  self: {
    label: "acme",
    keys: [
      { id: "a", name: "checkout-a", scopes: ["api_keys.create"] },
      { id: "b", name: "other", scopes: ["api_keys.create"] },
      { id: "c", name: "other", scopes: null },
    ],
  },
});
/** What a and b may do. */
const SET = createHash("sha256").update("api_keys.create\n").digest("hex");
const POLICY = `version: 1
owners:
  - { where: { name: "checkout-*" }, owner: payments@example.com, purpose: Receipts, data: recipients }
rules:
  - { id: no-minting, title: Makes no keys, deny: api_keys.create, severity: critical }
  - { id: rotate, max_age_days: 90 }
builtin: { name-hygiene: off, mints-keys: low }
waivers:
  - { rule: no-minting, key: self/a, reason: Until SEC-1, owner: ops@x.org, approver: sec@x.org, expires: 2026-12-31, scopes_sha256: ${SET} }
  - { rule: mints-keys, key: self/a, reason: Same, owner: ops@x.org, approver: sec@x.org, expires: 2026-12-31, scopes_sha256: ${SET} }
  - { rule: no-minting, key: self/b, reason: None, owner: ops@x.org, expires: 2026-12-31 }
  - { rule: no-minting, key: self/gone, reason: None, approver: sec@x.org, expires: 2026-12-31 }
`;

async function contextOf(text: string): Promise<AuditContext> {
  const read = readPolicy(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const digest = async (of: string) => createHash("sha256").update(of).digest("hex");
  const evaluated = {
    file: "p.yml",
    context: { nowMs: NOW_MS },
    hashes: await scopeHashes(FLEET, digest),
  };
  return { nowMs: NOW_MS, policy: evaluatePolicy(read.policy, FLEET, evaluated) };
}

async function reported() {
  const context = await contextOf(POLICY);
  const audit = auditFleet(FLEET, null, context);
  const made = { tool: { name: "t", version: "1" }, madeAt: "2026-11-27T00:00:00Z", view: "all" };
  return { audit, report: reportOf(FLEET, FLEET.keys, audit.findings, { ...made, context }) };
}

describe("an audit with a policy", () => {
  it("finds what the policy finds, tunes what it tunes, and shows what is waived as waived", async () => {
    const { audit } = await reported();
    const found = audit.findings.map(
      ({ rule, severity, api_key_id, waived }) =>
        `${severity} ${rule} ${api_key_id}${waived === undefined ? "" : " waived"}`,
    );
    const ours = found.filter((line) => /policy:|mints-keys|unowned|void|name/.test(line));
    expect(ours.sort()).toEqual([
      "critical policy:no-minting a waived",
      "critical policy:no-minting b",
      "low mints-keys a waived",
      "low mints-keys b",
      "low unowned b",
      "low unowned c",
      "medium void-waiver b",
      "medium void-waiver null",
    ]);
    expect(audit.rules.some(({ id }) => id === "same-name")).toBe(false);
  });

  it("counts each rule with its denominator, and says unknown where it cannot tell", async () => {
    const { audit } = await reported();
    const outcome = (rule: string) => audit.outcomes.find((one) => one.rule === rule);
    expect(outcome("policy:no-minting")).toMatchObject({
      found: 2,
      clear: 0,
      unknown: 1,
      total: 3,
    });
    expect(outcome("policy:rotate")).toMatchObject({ found: 0, clear: 0, unknown: 3, total: 3 });
    expect(outcome("unowned")).toMatchObject({ found: 2, clear: 1, unknown: 0, total: 3 });
  });

  it("calls a key as bad as its worst finding that is not waived", async () => {
    const { audit } = await reported();
    const byKey = findingsByKey(audit.findings);
    const severity = (id: string) => {
      const key = FLEET.keys.find(({ api_key_id }) => api_key_id === id);
      return key && severityOfKey(key, byKey.get(keyRef(key)) ?? []);
    };
    expect([severity("a"), severity("b"), severity("c")]).toEqual([null, "critical", "unknown"]);
  });

  it("has no rule of policies without one", () => {
    const { rules, outcomes } = auditFleet(FLEET);
    expect(rules.filter(({ reads }) => reads === "policy")).toEqual([]);
    expect(outcomes).toHaveLength(rules.length);
  });
});

describe("the exports", () => {
  it("say in CSV who owns a key, what it breaks, and what is waived by whom until when", async () => {
    const { report } = await reported();
    const [header = "", a = "", , c = ""] = reportCsv(report).slice(1).split("\r\n");
    const cell = (line: string, name: string) => {
      const at = header.split(",").indexOf(`"${name}"`);
      return line.slice(1, -1).split('","')[at];
    };
    expect(cell(a, "owner")).toBe("payments@example.com");
    expect(cell(a, "purpose")).toBe("Receipts");
    expect(cell(a, "data_class")).toBe("recipients");
    expect(cell(a, "policy_broken")).toBe("policy:no-minting");
    expect(cell(a, "policy_unknown")).toBe("policy:rotate");
    expect(cell(a, "waived")).toContain(
      "policy:no-minting: waived by ops@x.org, approved by sec@x.org, through 2026-12-31 UTC. Reason: Until SEC-1.",
    );
    expect(cell(c, "owner")).toBe("unowned");
    expect(cell(c, "policy_unknown")).toBe("policy:no-minting policy:rotate");
  });

  it("say the same in JSON, with each rule's counts and each waiver's standing", async () => {
    const { report } = await reported();
    const json = JSON.parse(reportJson(report));
    expect(json.policy).toMatchObject({
      file: "p.yml",
      sentence: "Fails 1 of 3 keys, 2 unknown.",
      rules: [
        { id: "no-minting", broken: 2, waived: 1, unknown: 1 },
        { id: "rotate", unknown: 3 },
      ],
      waivers: [
        { standing: "counts", days_left: 34, scope_sets_sha256: [SET] },
        {},
        { standing: "void" },
        { standing: "void" },
      ],
      builtin: { "same-name": "off", "mints-keys": "low" },
    });
    expect(json.keys[0].policy.owner).toBe("payments@example.com");
    expect(json.keys[0].findings[0]).toMatchObject({
      id: "policy:no-minting:self:a",
      title: "Makes no keys",
      waived: { approver: "sec@x.org", expires: "2026-12-31" },
    });
  });

  it.each([null, "too many"])(
    "suppress in SARIF what is waived, and nothing else (folded: %s)",
    async (folded) => {
      const { report } = await reported();
      const log = sarifLog.parse(JSON.parse(reportSarif(report, folded)));
      const { results, tool } = log.runs[0];
      const minting = results.filter(({ ruleId }) => ruleId === "policy:no-minting");
      expect(minting.map(({ suppressions, level }) => [suppressions?.[0]?.status, level])).toEqual([
        ["accepted", "error"],
        [undefined, "error"],
      ]);
      expect(minting[0]?.suppressions?.[0]?.justification).toContain("through 2026-12-31");
      const rotate = results.filter(({ ruleId }) => ruleId === "policy:rotate");
      expect(new Set(rotate.map(({ kind }) => kind))).toEqual(new Set(["open"]));
      expect(
        tool.driver.rules?.find(({ id }) => id === "policy:no-minting")?.shortDescription.text,
      ).toBe("Makes no keys");
      const prints = results.map(({ partialFingerprints }) => partialFingerprints["findingId/v1"]);
      expect(new Set(prints).size).toBe(results.length);
    },
  );

  it("say in OCSF, SARIF and Markdown who answers for each key", async () => {
    const { report } = await reported();
    const owned = {
      owner: "payments@example.com",
      purpose: "Receipts",
      data_class: "recipients",
    };
    const nobody = { owner: null, purpose: null, data_class: null };
    const lines = reportOcsf(report).trimEnd().split("\n");
    const findings = lines.map((line) => ocsfFinding.parse(JSON.parse(line)));
    const unmapped = (id: string) =>
      findings.find(({ resources }) => resources[0]?.uid === `self/${id}`)?.unmapped;
    expect(unmapped("a")).toMatchObject(owned);
    expect(unmapped("b")).toMatchObject(nobody);
    const { results } = sarifLog.parse(JSON.parse(reportSarif(report))).runs[0];
    const minting = results.filter(({ ruleId }) => ruleId === "mints-keys");
    expect(minting.map(({ properties }) => properties)).toEqual([owned, nobody]);
    const row = (id: string) =>
      reportMarkdown(report)
        .split("\n")
        .find((line) => line.includes(`\`${id}\``));
    expect(row("a")).toContain("| payments\\@example\\.com |");
    expect(row("b")).toContain("| no owner |");
  });

  it("fold no waived finding with one that is not", async () => {
    const { report } = await reported();
    const ids = foldedResults(report).map((one) =>
      "properties" in one ? one.properties.api_key_ids : [],
    );
    expect(ids).toContainEqual(["a"]);
  });
});

describe("the Markdown", () => {
  it("says what the policy says, each rule with its denominator, and each waiver", async () => {
    const { report } = await reported();
    const text = reportMarkdown(report);
    expect(text).toContain("## Policy p\\.yml\n\nFails 1 of 3 keys, 2 unknown.");
    expect(text).toContain("| ❌ | no\\-minting | critical | 1 of 3 | 1 | 1 |");
    expect(text).toContain("| ❔ | rotate | high | 0 of 3 | 0 | 3 |");
    expect(text).toContain("Nobody approved it\\.");
  });

  it("fits a comment of a pull request, however many keys and waivers there are", async () => {
    const { report } = await reported();
    const [row] = report.rows;
    const name = "<>".repeat(50);
    const rows = Array.from({ length: 2_000 }, () => ({ ...row, key: { ...row?.key, name } }));
    const waivers = Array.from({ length: 2_000 }, () => ({ ...report.policy?.waivers[2] }));
    const large = { ...report, rows, policy: { ...report.policy, waivers } } as typeof report;
    const text = reportMarkdown(large);
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/more rules and waivers: see the other formats\./);
    expect(text).toMatch(/more keys with findings: see the other formats\./);
  });
});
