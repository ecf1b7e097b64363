import { FINDING_RULES, type FindingRule, type RuleId } from "./finding-rules";
import type { Fleet, FleetKey } from "./fleet";

/**
 * How a rule came out over a fleet, with its denominator: found + clear + unknown = total. `unknown`: what it needs was
 * not read. A rule with unknowns never says that all is well.
 */
export type RuleVerdict = {
  rule: RuleId;
  unit: "keys" | "accounts";
  found: number;
  clear: number;
  unknown: number;
  total: number;
};

/** How many keys or accounts a rule could say nothing about. */
function unknownsOf(rule: FindingRule, fleet: Fleet, unread: readonly FleetKey[]): number {
  const accounts = [...fleet.accounts.values()];
  if (rule.reads === "account") return accounts.filter(({ keys }) => keys === null).length;
  if (rule.reads === "names") return 0;
  if (rule.id !== "sole-holder") return unread.length;
  // Whether a key is the only one depends on all the others of its account.
  const open = new Set(unread.map((key) => key.account));
  return fleet.keys.filter((key) => {
    return open.has(key.account) || fleet.accounts.get(key.account)?.status !== "read";
  }).length;
}

/**
 * How every rule came out.
 * @param found how many findings each rule has
 * @param signedIn whether the signed-in key's scopes are known: one rule is about nothing else
 */
export function ruleVerdicts(
  fleet: Fleet,
  found: ReadonlyMap<RuleId, number>,
  signedIn: boolean,
): RuleVerdict[] {
  const unread = fleet.keys.filter((key) => key.shape === null || !fleet.shapes.has(key.shape));
  return FINDING_RULES.map((rule) => {
    const own = rule.id === "signed-in-key-too-powerful";
    const unit = rule.about === "account" ? "accounts" : "keys";
    const all = unit === "accounts" ? fleet.accounts.size : fleet.keys.length;
    const total = own ? 1 : all;
    const unknown = own ? Number(!signedIn) : unknownsOf(rule, fleet, unread);
    const count = found.get(rule.id) ?? 0;
    return { rule: rule.id, unit, found: count, clear: total - count - unknown, unknown, total };
  });
}
