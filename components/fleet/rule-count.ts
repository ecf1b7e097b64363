import { counted, countOf } from "@/lib/audit/words";
import type { RuleGroup } from "./rule-groups";

/** How many a rule found, of how many it could judge: "4 of 34 keys". */
export function ruleCount({ findings, verdict }: RuleGroup): string {
  const noun = verdict.unit === "keys" ? "key" : "account";
  return `${counted(findings.length)} of ${countOf(verdict.total - verdict.unknown, noun)}`;
}

const WITHOUT_SUBUSERS = { unlisted: "asks for every account", refused: "subusers not listed" };

/**
 * What a rule could not judge, empty when that is nothing: "4 not read", or "4 not read yet" while more comes. Of a rule
 * about subusers that are not known: "1 not known: asks for every account".
 */
export function ruleUnknown(
  { rule, verdict }: Omit<RuleGroup, "findings">,
  isRunning = false,
): string {
  if (verdict.unknown === 0) return "";
  if (verdict.subusers !== null && !isRunning) {
    return `${counted(verdict.unknown)} not known: ${WITHOUT_SUBUSERS[verdict.subusers]}`;
  }
  // A key that is read can still be open to a rule that compares it.
  const state = rule.compares !== null ? "not known" : "not read";
  return `${counted(verdict.unknown)} ${state}${isRunning ? " yet" : ""}`;
}
