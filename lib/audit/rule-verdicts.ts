import { FINDING_RULES, type FindingRule, type RuleId } from "./finding-rules";
import type { Fleet, FleetKey } from "./fleet";
import { knownSubusers, mintingParents } from "./parent-reach";
import { clustersOf } from "./shapes";

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

/** Of keys that are read, how many a rule could say nothing about, since it compares them with what is not read. */
function openOf(id: RuleId, found: number, fleet: Fleet, unread: readonly FleetKey[]): number {
  const accounts = [...fleet.accounts.values()];
  if (id === "sole-holder") {
    const open = new Set(unread.map(({ account }) => account));
    const inOpen = fleet.keys.filter(({ account }) => {
      return open.has(account) || fleet.accounts.get(account)?.status !== "read";
    });
    return inOpen.length - unread.length;
  }
  if (id === "odd-one-out") {
    // A key that is like no other may be nearly like several of those not read.
    if (unread.length === 0 && accounts.every(({ keys }) => keys !== null)) return 0;
    return clustersOf(fleet).filter(({ keys }) => keys.length === 1).length - found;
  }
  if (id === "reaches-subusers" && knownSubusers(fleet) === 0) return mintingParents(fleet).length;
  return 0;
}

/** How many keys or accounts a rule could say nothing about. */
function unknownsOf(
  { id, reads }: FindingRule,
  found: number,
  fleet: Fleet,
  unread: readonly FleetKey[],
): number {
  if (reads === "names") return 0;
  if (reads === "scopes") return unread.length + openOf(id, found, fleet, unread);
  return [...fleet.accounts.values()].filter(({ keys }) => keys === null).length;
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
    const count = found.get(rule.id) ?? 0;
    const unknown = own ? Number(!signedIn) : unknownsOf(rule, count, fleet, unread);
    return { rule: rule.id, unit, found: count, clear: total - count - unknown, unknown, total };
  });
}
