import { describe, expect, it } from "vitest";
import { anyReport } from "../testing/reports";
import { reportMarkdown } from "./markdown";

const WITH_POLICY = `# SendGrid API keys

5 keys: 1 critical, 1 high, 1 medium and 2 unknown. 5 of 5 keys shown; scopes of 3 of 5 keys read, in 2 of 3 accounts listed; 1 list of accounts could not be read. Incomplete: what was not read may change the answer.

## Policy p\\.yml

Fails 1 of 5 keys, 4 unknown.

|  | Rule | Severity | Broken by | Waived | Unknown |
| --- | --- | --- | --- | --- | --- |
| ❌ | no\\-minting | critical | 1 of 5 | 1 | 2 |
| ❔ | rotate | low | 0 of 5 | 0 | 5 |
| ✅ | few | high | 0 of 1 | 0 | 0 |

| Waiver of | For | Counts | Approved by |
| --- | --- | --- | --- |
| no\\-minting | self/k1 | through 2026\\-12\\-31 | sec\\@x\\.org |
| mints\\-keys | self/k1 | through 2026\\-12\\-31 | sec\\@x\\.org |
| rotate | self/k2 | Nobody approved it\\. | nobody |

| Severity | Finding | Times |
| --- | --- | --- |
| critical | no\\-minting | 2, 1 waived |
| high | Can create or change API keys | 2, 1 waived |
| high | May create or change API keys in every subuser | 1 |
| medium | Has a waiver that isn’t valid | 1 |
| medium | A disabled subuser still has API keys | 1 |
| low | Older than 90 days | 2 |
| low | Has no name | 1 |

| Severity | Key | API key ID | Account | Type | Findings |
| --- | --- | --- | --- | --- | --- |
| high | web | \`k1\` | acme | Custom (inferred) | policy\\:no\\-minting (waived), mints\\-keys (waived), reaches\\-subusers, old\\-key |
| medium | quiet | \`k2\` | acme | Custom (inferred) | void\\-waiver, old\\-key |
| critical |  | \`k4\` | x | Custom (inferred) | policy\\:no\\-minting, mints\\-keys, no\\-name |

## Not read

- the list of customer accounts: Not listed\\.
- k3 of self: Failed\\.
- all keys of subuser\\:y: Refused\\.

Made 2026-11-27T00:00:00Z by Tool 1.
`;

describe("the Markdown", () => {
  const report = anyReport({ hasPolicy: true });

  it("says the sentence first, then the policy, rules, keys, and what was not read", () => {
    expect(reportMarkdown(report)).toBe(WITH_POLICY);
  });

  it("has no part of a policy, of findings or of holes where there are none", () => {
    const bare = { ...anyReport({ hasPolicy: false }), rows: [], accountFindings: [], holes: [] };
    expect(
      reportMarkdown(bare)
        .split("\n\n")
        .map((part) => part.slice(0, 7)),
    ).toEqual(["# SendG", "0 keys.", "Made 20"]);
    const ofNothing = {
      ...report,
      policy: report.policy && { ...report.policy, rules: [], waivers: [] },
    };
    expect(reportMarkdown(ofNothing)).toContain("4 unknown.\n\n| Severity | Finding |");
  });

  it("says that a key was not read, and of an account that no list names its id", () => {
    const [row] = report.rows;
    const rows =
      row === undefined ? [] : [{ ...row, account: null, analysis: null, severity: null }];
    expect(reportMarkdown({ ...report, rows })).toContain("\n|  | web | `k1` | self | not read | ");
  });

  it("is cut to what a comment of a pull request holds, and counts what is left out", () => {
    const [row] = report.rows;
    const fill = (name: string) => {
      const one = row && { ...row, key: { ...row.key, name } };
      const rows = Array.from({ length: 250 }, () => one ?? []).flat();
      return reportMarkdown({ ...report, rows });
    };
    expect(fill("web")).toContain("\n\n50 more keys with findings: see the other formats.");
    expect(fill("x".repeat(1_000))).toContain("\n\n220 more keys with findings:");
    const huge = fill("x".repeat(30_000));
    expect(huge).toContain("\n\n250 more keys with findings:");
    expect(huge).toContain("\n\n6 more rules and waivers: see the other formats.");
    expect(huge).not.toMatch(/`k1`|## Not read/);
    const policy = report.policy && {
      ...report.policy,
      waivers: report.policy.waivers.slice(0, 1),
    };
    const rules = Array.from({ length: 200 }, () => policy?.rules[0] ?? []).flat();
    const many = policy && { ...policy, rules: [...rules, ...policy.rules.slice(0, 1)] };
    expect(reportMarkdown({ ...report, policy: many })).toContain(
      "\n\n1 more rule or waiver: see the other formats.",
    );
  });
});
