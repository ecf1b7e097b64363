import { ageIn } from "../age";
import type { AuditContext } from "../context";
import type { Fleet, FleetKey } from "../fleet/fleet";
import { clustersOf } from "../fleet/shapes";
import { mailOutcomes } from "./by-mail";
import { knownSubusers, mintingParents, subuserList } from "./parent-reach";
import type { FindingRule, RuleId } from "./rules";

/**
 * How a rule came out over a fleet, with its denominator: found + clear + unknown = total. `unknown`: what the rule
 * needs was not read. A rule with unknowns never says that all is well.
 */
export type RuleOutcome = {
  rule: RuleId;
  unit: "keys" | "accounts";
  found: number;
  clear: number;
  unknown: number;
  total: number;
  /** Why a rule about subusers is unknown: the scan didn't ask for them, or SendGrid refused to list them. */
  subusers: "unlisted" | "refused" | null;
};

/** How many read keys a rule could say nothing about, because it compares them with unread ones. */
function openOf(
  compares: FindingRule["compares"],
  found: number,
  fleet: Fleet,
  unread: readonly FleetKey[],
): number {
  const accounts = [...fleet.accounts.values()];
  if (compares === "account") {
    const open = new Set(unread.map(({ account }) => account));
    const inOpen = fleet.keys.filter(({ account }) => {
      return open.has(account) || fleet.accounts.get(account)?.status !== "read";
    });
    return inOpen.length - unread.length;
  }
  if (compares === "fleet") {
    // A key unlike any other may nearly match several of the unread ones.
    if (unread.length === 0 && accounts.every(({ keys }) => keys !== null)) return 0;
    return clustersOf(fleet).filter(({ keys }) => keys.length === 1).length - found;
  }
  if (compares !== "subusers") return 0;
  // A key that can't create keys reaches no subuser; one that can may, unless there are none.
  const isParentOpen = knownSubusers(fleet) === 0 && subuserList(fleet) !== "listed";
  return mintingParents(fleet).filter(({ key }) => isParentOpen || key.account !== "self").length;
}

type Asked = {
  fleet: Fleet;
  /** Its keys whose scopes are not read. */
  unread: readonly FleetKey[];
  context: AuditContext | undefined;
};

/** How many keys or accounts a rule could say nothing about. */
function unknownsOf(rule: FindingRule, found: number, { fleet, unread, context }: Asked): number {
  if (rule.reads === "names" || rule.reads === "policy") return 0;
  if (rule.reads === "history") return undecided(fleet, context);
  if (rule.reads === "mail") {
    const outcomeOf = mailOutcomes(fleet, context);
    return fleet.keys.filter((key) => outcomeOf(key) === "open").length;
  }
  if (rule.reads === "scopes") return unread.length + openOf(rule.compares, found, fleet, unread);
  const unlisted = [...fleet.accounts.values()].filter(({ keys }) => keys === null).length;
  return unlisted + Number(isListMissing(rule, fleet));
}

/** Keys whose age can't be judged: their history is too short or missing. */
function undecided({ keys }: Fleet, context: AuditContext | undefined): number {
  return keys.filter((key) => ["perhaps", null].includes(ageIn(context, key))).length;
}

/** The list of subusers then counts as one more account, as it does if SendGrid refused it. */
function isListMissing({ reads, needsSubusers }: FindingRule, fleet: Fleet): boolean {
  return reads === "account" && needsSubusers && subuserList(fleet) === "unlisted";
}

/**
 * How every rule came out.
 * @param found how many findings each rule has
 * @param known the rules in force, and other facts: the scopes of the signed-in key, which one rule is about, and the
 * context
 */
export function ruleOutcomes(
  fleet: Fleet,
  found: ReadonlyMap<RuleId, number>,
  known: {
    rules: readonly FindingRule[];
    signedIn: boolean;
    context: AuditContext | undefined;
  },
): RuleOutcome[] {
  const unread = fleet.keys.filter((key) => key.shape === null || !fleet.shapes.has(key.shape));
  const asked = { fleet, unread, context: known.context };
  const list = subuserList(fleet);
  const ofPolicy = new Map<RuleId, RuleOutcome>(
    known.context?.policy?.rules.map(({ rule, applies, broken, unknown }) => {
      const clear = applies - broken - unknown;
      return [
        rule,
        { rule, unit: "keys", found: broken, clear, unknown, total: applies, subusers: null },
      ];
    }),
  );
  return known.rules.map((rule) => {
    const told = ofPolicy.get(rule.id);
    if (told !== undefined) return told;
    const own = rule.reads === "session";
    const unit = rule.about === "account" ? "accounts" : "keys";
    const all = unit === "accounts" ? fleet.accounts.size : fleet.keys.length;
    const total = own ? 1 : all + Number(isListMissing(rule, fleet));
    const count = found.get(rule.id) ?? 0;
    const unknown = own ? Number(!known.signedIn) : unknownsOf(rule, count, asked);
    const subusers = list === "listed" || !rule.needsSubusers ? null : list;
    const clear = total - count - unknown;
    return { rule: rule.id, unit, found: count, clear, unknown, total, subusers };
  });
}
