import type { Fleet } from "../fleet/fleet";
import { type KeyRef, keyRef } from "../key-ref";
import type { PolicyOutcome, Waived } from "../policy-outcome";
import type { AddFinding, Finding } from "./finding";

/** What a policy finds: rules that are broken, keys without an owner, waivers that do not count. */
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

/** Finds the waiver of a finding; null where the policy waives nothing, so that 100,000 findings need not be asked about. */
export function waivers(policy: PolicyOutcome | undefined) {
  const waived = new Map<KeyRef, ReadonlyMap<Finding["rule"], Waived>>();
  for (const [ref, told] of policy?.keys ?? [])
    if (told.waived.size > 0) waived.set(ref, told.waived);
  if (waived.size === 0) return null;
  return (finding: Finding): Waived | undefined => waived.get(keyRef(finding))?.get(finding.rule);
}
