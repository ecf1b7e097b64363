import { counted, countOf } from "@/components/key/reading";
import type { RuleGroup } from "./rule-groups";

/** How many a rule found, of how many it could judge: "4 of 34 keys". */
export function ruleCount({ findings, verdict }: RuleGroup): string {
  const noun = verdict.unit === "keys" ? "key" : "account";
  return `${counted(findings.length)} of ${countOf(verdict.total - verdict.unknown, noun)}`;
}

/** What a rule could not judge, empty when that is nothing: "4 not read". */
export function ruleUnknown({ verdict }: Pick<RuleGroup, "verdict">): string {
  return verdict.unknown === 0 ? "" : `${counted(verdict.unknown)} not read`;
}
