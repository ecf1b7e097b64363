import type { Audit } from "@/lib/audit/findings/audit-fleet";
import type { Finding } from "@/lib/audit/findings/finding";
import type { RuleVerdict } from "@/lib/audit/findings/outcomes";
import {
  FINDING_RULES,
  type FindingRule,
  type RuleId,
  SEVERITIES,
} from "@/lib/audit/findings/rules";
import { keyRef } from "@/lib/audit/key-ref";

/** One rule over the whole fleet: what it found, and how it came out with its denominator. */
export type RuleGroup = { rule: FindingRule; verdict: RuleVerdict; findings: readonly Finding[] };

/**
 * The rules by how they came out. `found`: worst first, then by how many they concern. `open`: nothing found, but not
 * everything it needs was read. `clear`: nothing found, everything read.
 */
export type RuleGroups = {
  found: readonly RuleGroup[];
  open: readonly RuleGroup[];
  clear: readonly RuleGroup[];
};

/** Groups an audit by rule. */
export function ruleGroupsOf({ findings, verdicts }: Audit): RuleGroups {
  const byRule = new Map<RuleId, Finding[]>();
  for (const finding of findings) {
    const list = byRule.get(finding.rule);
    if (list === undefined) byRule.set(finding.rule, [finding]);
    else list.push(finding);
  }
  const verdictOf = new Map(verdicts.map((verdict) => [verdict.rule, verdict]));
  const groups = FINDING_RULES.flatMap((rule) => {
    const verdict = verdictOf.get(rule.id);
    return verdict === undefined ? [] : [{ rule, verdict, findings: byRule.get(rule.id) ?? [] }];
  });
  const rank = ({ rule }: RuleGroup) => SEVERITIES.indexOf(rule.severity);
  return {
    found: groups
      .filter(({ findings }) => findings.length > 0)
      .sort((a, b) => rank(a) - rank(b) || b.findings.length - a.findings.length),
    open: groups.filter(({ findings, verdict }) => findings.length === 0 && verdict.unknown > 0),
    clear: groups.filter(({ findings, verdict }) => findings.length === 0 && verdict.unknown === 0),
  };
}

/**
 * What to begin with: the worst rules, and among rules as bad, the one that concerns most keys that those before it do
 * not name. Three names for the same few keys would be one thing to do.
 */
export function firstThings(found: readonly RuleGroup[], count: number): RuleGroup[] {
  const seen = new Set<string>();
  const left = found.filter(({ rule }) => rule.severity !== "info");
  const chosen: RuleGroup[] = [];
  while (chosen.length < count && left.length > 0) {
    const worst = left[0]?.rule.severity;
    const asBad = left.filter(({ rule }) => rule.severity === worst);
    const fresh = (group: RuleGroup) =>
      new Set(group.findings.map(keyRef).filter((ref) => !seen.has(ref))).size;
    const next = asBad.reduce((best, group) => (fresh(group) > fresh(best) ? group : best));
    left.splice(left.indexOf(next), 1);
    chosen.push(next);
    for (const finding of next.findings) seen.add(keyRef(finding));
  }
  return chosen;
}
