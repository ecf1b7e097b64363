import type { Fleet, FleetKey } from "../fleet/fleet";
import { type KeyRef, keyRef } from "../key-ref";
import type { PolicyDocument, PolicyWhere } from "../policy/document";
import { matcherOf, placesOf } from "../policy/matcher";
import { waiversOver } from "../policy/waivers-over";
import { TO_FILL_IN } from "../policy/warnings";
import type { Waived } from "../policy-outcome";
import type { ControlReference, FrozenWaiver, Opening, OwnedKeys } from "./review";

/** When the review opens, epoch ms, and the SHA-256 of each scope set: see `scopeHashes`. */
type Known = { nowMs: number; hashes: ReadonlyMap<number, string> };

/** What a policy says about the keys of a review, frozen with them because the policy may change later. */
export function frozenPolicy(
  policy: PolicyDocument,
  fleet: Fleet,
  known: Known,
): Pick<Opening, "owners" | "controls" | "waivers"> {
  const { owners, controls, rules = [] } = policy;
  const { keys } = fleet;
  const references = [
    ...(controls ?? []).map((reference): ControlReference => ({ reference, keys: null })),
    ...rules.flatMap(({ controls: named = [], where }) =>
      named.map((reference) => ({ reference, keys: matched(keys, where) })),
    ),
  ];
  return {
    ...(owners && { owners: ownedBy(keys, owners) }),
    ...(references.length > 0 && { controls: references }),
    waivers: waiversThatCount(policy, fleet, known),
  };
}

/** Each waiver that counts for a key, once for each rule it waives. */
function waiversThatCount(policy: PolicyDocument, fleet: Fleet, { nowMs, hashes }: Known) {
  const { of } = waiversOver(policy, fleet, { context: { nowMs }, hashes });
  const found = new Map<Waived, Map<string, KeyRef[]>>();
  for (const key of fleet.keys) {
    const ref = keyRef(key);
    for (const [rule, waived] of of(key, ref).waived) {
      const byRule = found.get(waived) ?? new Map<string, KeyRef[]>();
      const refs = byRule.get(rule) ?? [];
      refs.push(ref);
      found.set(waived, byRule.set(rule, refs));
    }
  }
  return [...found].flatMap(([waived, byRule]) =>
    [...byRule].map(([rule, keys]): FrozenWaiver => ({ rule, ...waived, keys })),
  );
}

/** Keys by the first owners' entry that matches each. */
function ownedBy(
  keys: readonly FleetKey[],
  owners: NonNullable<PolicyDocument["owners"]>,
): OwnedKeys[] {
  const placed = placesOf(owners.map(({ where }) => matcherOf(where)));
  const refs = owners.map((): KeyRef[] => []);
  for (const key of keys) refs[placed(key)[0] ?? -1]?.push(keyRef(key));
  return owners.flatMap(({ owner, purpose = null, data = null }, at) => {
    const own = refs[at] ?? [];
    return owner === TO_FILL_IN || own.length === 0 ? [] : [{ owner, purpose, data, keys: own }];
  });
}

/** The keys that a rule applies to; null: every key. */
function matched(keys: readonly FleetKey[], where: PolicyWhere | undefined): KeyRef[] | null {
  if (where === undefined) return null;
  const placed = placesOf([matcherOf(where)]);
  return keys.filter((key) => placed(key).length > 0).map(keyRef);
}
