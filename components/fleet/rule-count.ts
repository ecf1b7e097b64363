import { counted, countOf } from "@/lib/audit/words";
import type { RuleGroup } from "./rule-groups";

/** How many items a rule found, out of those it could judge: "4 of 34 keys", and "2 waived" of these. */
export function ruleCount({ findings, outcome }: RuleGroup): string {
  const noun = outcome.unit === "keys" ? "key" : "account";
  const of = `${counted(findings.length)} of ${countOf(outcome.total - outcome.unknown, noun)}`;
  const waived = findings.filter((finding) => finding.waived !== undefined).length;
  return waived === 0 ? of : `${of}, ${counted(waived)} waived`;
}

const WITHOUT_SUBUSERS = { unlisted: "needs every account", refused: "subusers not listed" };

/**
 * What a rule could not judge: "4 not read", or "4 not read yet" during a scan; empty when it judged all. For a rule
 * about subusers that are not known: "1 not known: needs every account".
 */
export function ruleUnknown(
  { rule, outcome }: Omit<RuleGroup, "findings">,
  isRunning = false,
): string {
  if (outcome.unknown === 0) return "";
  if (outcome.subusers !== null && !isRunning) {
    return `${counted(outcome.unknown)} not known: ${WITHOUT_SUBUSERS[outcome.subusers]}`;
  }
  // A rule may have no answer for a key that was read, if it compares keys or needs more than scopes.
  const isRead = rule.compares !== null || ["history", "mail", "policy"].includes(rule.reads);
  const state = isRead ? "not known" : "not read";
  return `${counted(outcome.unknown)} ${state}${isRunning ? " yet" : ""}`;
}
