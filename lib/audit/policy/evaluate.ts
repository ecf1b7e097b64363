import type { AuditContext } from "../context";
import type { BuiltInRuleId, Severity } from "../findings/rules";
import type { Fleet } from "../fleet/fleet";
import { kept } from "../kept";
import { type KeyRef, keyRef } from "../key-ref";
import type { KeyPolicy, Ownership, PolicyOutcome } from "../policy-outcome";
import type { PolicyDocument } from "./document";
import { matcherOf, placesOf } from "./matcher";
import { rulesOver } from "./rules-over";
import { waiversOver } from "./waivers-over";
import { TO_FILL_IN } from "./warnings";
import { checksNamed } from "./words";

/** What an evaluation needs besides the fleet. */
export type Evaluated = {
  file: string;
  context: Pick<AuditContext, "nowMs" | "lives">;
  /** See `scopeHashes`. */
  hashes: ReadonlyMap<number, string>;
};

function builtinOf({ builtin = {} }: PolicyDocument): Map<BuiltInRuleId, Severity | "off"> {
  return new Map(
    Object.entries(builtin).flatMap(([name, tuned]) =>
      checksNamed(name).map((id): [BuiltInRuleId, Severity | "off"] => [id, tuned]),
    ),
  );
}

/**
 * Evaluates a policy on a fleet: each rule once for each scope set and name. Anything not read, and an age without
 * proof, is unknown, never "passes".
 */
export function evaluatePolicy(
  policy: PolicyDocument,
  fleet: Fleet,
  evaluated: Evaluated,
): PolicyOutcome {
  const { rules = [], owners = [] } = policy;
  const placesFor = placesOf([...owners, ...rules].map(({ where }) => matcherOf(where)));
  const split = kept((places: readonly number[]) => ({
    ofOwners: places.filter((at) => at < owners.length),
    ofRules: places.filter((at) => at >= owners.length).map((at) => at - owners.length),
  }));
  const ownerships = owners.map(({ owner, purpose = null, data = null }): Ownership | null =>
    owner === TO_FILL_IN ? null : { owner, purpose, data },
  );
  const ruled = rulesOver(rules, fleet, evaluated);
  const owning = new Set<number>();
  const waivers = waiversOver(policy, fleet, evaluated);
  const totals = {
    keys: fleet.keys.length,
    failing: 0,
    unknown: 0,
    unread: 0,
    waived: 0,
    unowned: 0,
  };
  const keys = new Map<KeyRef, KeyPolicy>();

  for (const key of fleet.keys) {
    const ref = keyRef(key);
    const { ofOwners, ofRules } = split(placesFor(key));
    for (const at of ofOwners) owning.add(at);
    const ownership = ownerships[ofOwners[0] ?? -1] ?? null;
    if (ownership === null) totals.unowned += 1;
    const { waived, voidWaivers } = waivers.of(key, ref);
    const { judged, standing } = ruled.of(key, ref, { places: ofRules, ownership, waived });
    if (waived.size > 0) waivers.note(ref, judged);
    if (standing !== null) totals[standing] += 1;
    if (standing === "unknown" && key.shape === null) totals.unread += 1;
    keys.set(ref, { ownership, judged, waived, voidWaivers });
  }
  const outcomes = ruled.outcomes();
  return {
    file: evaluated.file,
    hasOwners: policy.owners !== undefined,
    keys,
    rules: outcomes,
    builtin: builtinOf(policy),
    ...waivers.outcome(),
    unmatched: [
      ...owners.flatMap((_owner, at) => (owning.has(at) ? [] : [`owners/${at}`])),
      ...outcomes.flatMap(({ applies }, at) => (applies > 0 ? [] : [`rules/${at}`])),
    ],
    totals,
    hashes: evaluated.hashes,
  };
}
