import type { Fleet } from "../fleet/fleet";
import { type KeyRef, keyRef } from "../key-ref";
import type { PolicyOutcome, Waived } from "../policy-outcome";
import type { AddFinding, Finding } from "./finding";

/** What a policy finds: broken rules, keys without an owner, waivers that don't count. */
export function policyFindings(fleet: Fleet, policy: PolicyOutcome, add: AddFinding) {
  for (const key of fleet.keys) {
    const told = policy.keys.get(keyRef(key));
    if (told === undefined) continue;
    for (const { rule, answer, detail, scopes } of told.judged) {
      if (answer === "broken") add(rule, key, scopes, detail);
    }
    if (policy.hasOwners && told.ownership === null) add("unowned", key, [], "");
    if (told.voidWaivers.length > 0) add("void-waiver", key, [], told.voidWaivers.join(" "));
  }
  for (const [account, problems] of policy.voidElsewhere) {
    add("void-waiver", { account, api_key_id: null }, [], problems.join(" "));
  }
}

/** Looks up the waiver of a finding; null if the policy waives nothing, which saves 100,000 lookups. */
export function waivers(policy: PolicyOutcome | undefined) {
  const waived = new Map<KeyRef, ReadonlyMap<Finding["rule"], Waived>>();
  for (const [ref, told] of policy?.keys ?? [])
    if (told.waived.size > 0) waived.set(ref, told.waived);
  if (waived.size === 0) return null;
  return (finding: Finding): Waived | undefined => waived.get(keyRef(finding))?.get(finding.rule);
}
