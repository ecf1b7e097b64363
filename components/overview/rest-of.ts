import type { RuleGroup } from "@/components/fleet/rule-groups";
import { counted, oneOr } from "@/lib/audit/words";

/**
 * What is said below the first of a rule's findings, and the keys it leads to. Of a rule about accounts no list of keys
 * has any: it leads nowhere.
 * @param shown how many stand above; null where that is all
 */
export function restOf({ rule, findings }: RuleGroup, shown: number) {
  const rest = findings.length - shown;
  if (rest <= 0) return null;
  if (rule.about === "key") {
    return { words: `All ${counted(findings.length)} keys`, to: { rule: [rule.id] } };
  }
  return { words: `And ${counted(rest)} more ${oneOr(rest, "account")}`, to: null };
}
