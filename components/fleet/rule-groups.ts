import type { Audit } from "@/lib/audit/findings/audit-fleet";
import type { Finding } from "@/lib/audit/findings/finding";
import type { RuleOutcome } from "@/lib/audit/findings/outcomes";
import { type FindingRule, SEVERITIES } from "@/lib/audit/findings/rules";
import { groupBy } from "@/lib/audit/group-by";
import { keyRef } from "@/lib/audit/key-ref";

/** One rule over the whole fleet: its findings, and its outcome with the total. */
export type RuleGroup = { rule: FindingRule; outcome: RuleOutcome; findings: readonly Finding[] };

/**
 * The rules by outcome. `found`: worst first, then by number of findings. `open`: nothing found, but not everything the
 * rule needs was read. `clear`: nothing found, everything read.
 */
export type RuleGroups = {
  found: readonly RuleGroup[];
  open: readonly RuleGroup[];
  clear: readonly RuleGroup[];
};

/** Groups an audit by rule. */
export function ruleGroupsOf({ findings, outcomes, rules }: Audit): RuleGroups {
  const byRule = groupBy(findings, ({ rule }) => rule);
  const outcomeOf = new Map(outcomes.map((each) => [each.rule, each]));
  const groups = rules.flatMap((rule) => {
    const outcome = outcomeOf.get(rule.id);
    return outcome === undefined ? [] : [{ rule, outcome, findings: byRule.get(rule.id) ?? [] }];
  });
  const rank = ({ rule }: RuleGroup) => SEVERITIES.indexOf(rule.severity);
  return {
    found: groups
      .filter(({ findings }) => findings.length > 0)
      .sort((a, b) => rank(a) - rank(b) || b.findings.length - a.findings.length),
    open: groups.filter(({ findings, outcome }) => findings.length === 0 && outcome.unknown > 0),
    clear: groups.filter(({ findings, outcome }) => findings.length === 0 && outcome.unknown === 0),
  };
}

/**
 * Where to start: the worst rules and, among equally bad ones, the rule that adds the most keys not named yet. Naming
 * the same few keys three times would give only one thing to do.
 */
export function firstThings(found: readonly RuleGroup[], count: number): RuleGroup[] {
  const seen = new Set<string>();
  const left = found.filter(
    ({ rule, findings }) => rule.severity !== "info" && findings.some(isOpen),
  );
  const chosen: RuleGroup[] = [];
  while (chosen.length < count && left.length > 0) {
    const worst = left[0]?.rule.severity;
    const asBad = left.filter(({ rule }) => rule.severity === worst);
    const fresh = (group: RuleGroup) =>
      new Set(
        group.findings
          .filter(isOpen)
          .map(keyRef)
          .filter((ref) => !seen.has(ref)),
      ).size;
    const next = asBad.reduce((best, group) => (fresh(group) > fresh(best) ? group : best));
    left.splice(left.indexOf(next), 1);
    chosen.push(next);
    for (const finding of next.findings.filter(isOpen)) seen.add(keyRef(finding));
  }
  return chosen;
}

/** A waived finding needs no action. */
const isOpen = ({ waived }: Finding) => waived === undefined;
