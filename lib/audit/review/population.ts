import { accountId, SELF } from "../account";
import { byText } from "../by-text";
import { splitScopes } from "../catalogue/catalogue";
import { type Analysis, analyser } from "../effects/analyse";
import { auditFleet } from "../findings/audit-fleet";
import { findingsByKey, severityOfKey } from "../findings/by-key";
import type { Finding } from "../findings/finding";
import type { Severity } from "../findings/rules";
import type { Fleet, FleetKey } from "../fleet/fleet";
import { type KeyRef, keyRef } from "../key-ref";
import type { Ownership } from "../policy-outcome";
import { fleetOfSnapshot } from "../snapshot/as-fleet";
import type { Decision, FrozenWaiver, Opening, Review } from "./review";
import { isPrivileged } from "./rules";

/** A key under review. */
export type ReviewKey = {
  /** See {@link keyRef}. */
  ref: KeyRef;
  key: FleetKey;
  /** Null: its scopes were not read. Equal sets share one object, so its `pseudo` may be another key's. */
  analysis: Analysis | null;
  /** The flags that SendGrid set among the key's scopes. */
  pseudo: readonly string[];
  findings: readonly Finding[];
  severity: Severity | "unknown" | null;
  isPrivileged: boolean;
  /**
   * What the policy said about it when the review opened; null: nothing. Keys of one owner's entry share the object.
   */
  ownership: Ownership | null;
  /** The waivers that counted for it then. */
  waivers: readonly FrozenWaiver[];
};

/** All keys of a review, in reviewing order. */
export type Population = { fleet: Fleet; keys: readonly ReviewKey[] };

/**
 * The keys of a review: least known first (not read, then with unknown scopes), then privileged ones, worst first, then
 * the others, grouped by scope set.
 */
export function populationOf({
  snapshot,
  opening,
}: Pick<Review, "snapshot" | "opening">): Population {
  const fleet = fleetOfSnapshot(snapshot);
  const analyseOnce = analyser();
  const analyses = new Map([...fleet.shapes].map(([id, scopes]) => [id, analyseOnce(scopes)]));
  const pseudos = new Map([...fleet.shapes].map(([id, all]) => [id, splitScopes(all).pseudo]));
  const analysisOf = ({ shape }: FleetKey) =>
    shape === null ? null : (analyses.get(shape) ?? null);
  const own = fleet.keys.find(
    (key) => key.account === accountId(SELF) && key.api_key_id === opening.opened_with,
  );
  const scopes = own === undefined ? undefined : analysisOf(own)?.real;
  const signedIn = own === undefined || scopes === undefined ? null : { ...own, scopes };
  const found = findingsByKey(auditFleet(fleet, signedIn).findings);
  const owners = ownersOf(opening);
  const waived = waiversOf(opening);
  const keys = fleet.keys.map((key): ReviewKey => {
    const ref = keyRef(key);
    const findings = found.get(ref) ?? [];
    const severity = severityOfKey(key, findings);
    const analysis = analysisOf(key);
    const ownership = owners.get(ref) ?? null;
    const waivers = waived.get(ref) ?? NO_WAIVERS;
    const isGrave = isPrivileged(severity);
    return {
      ref,
      key,
      analysis,
      pseudo: pseudos.get(key.shape ?? -1) ?? [],
      findings,
      severity,
      isPrivileged: isGrave,
      ownership,
      waivers,
    };
  });
  return { fleet, keys: byUrgency(keys) };
}

/** Who owned which keys when the review was opened. */
function ownersOf({ owners = [] }: Pick<Opening, "owners">): Map<KeyRef, Ownership> {
  return new Map(
    owners.flatMap(({ keys, ...ownership }) =>
      keys.map((ref): [KeyRef, Ownership] => [ref, ownership]),
    ),
  );
}

const NO_WAIVERS: readonly FrozenWaiver[] = [];

/** Which waivers counted for which keys when the review was opened. */
function waiversOf({ waivers = [] }: Pick<Opening, "waivers">): Map<KeyRef, FrozenWaiver[]> {
  const byKey = new Map<KeyRef, FrozenWaiver[]>();
  for (const waiver of waivers) {
    for (const ref of waiver.keys) byKey.set(ref, [...(byKey.get(ref) ?? []), waiver]);
  }
  return byKey;
}

function byUrgency(keys: readonly ReviewKey[]): ReviewKey[] {
  const sets = [...new Set(keys.map(({ analysis }) => analysis))]
    .filter((analysis) => analysis !== null)
    .map((analysis) => ({ analysis, text: JSON.stringify(analysis.real) }))
    .sort(
      (a, b) => b.analysis.exposure.score - a.analysis.exposure.score || byText(a.text, b.text),
    );
  const places = new Map(sets.map(({ analysis }, at) => [analysis, at]));
  const placed = keys.map((each) => {
    const set = each.analysis === null ? 0 : (places.get(each.analysis) ?? 0);
    return { each, group: groupOf(each), set };
  });
  return placed.sort((a, b) => a.group - b.group || a.set - b.set).map(({ each }) => each);
}

function groupOf({ analysis, isPrivileged: privileged, severity }: ReviewKey): number {
  if (analysis === null) return 0;
  if (analysis.unknown.length > 0) return 1;
  if (privileged) return severity === "critical" ? 2 : 3;
  return 4;
}

/** Whether a key may be decided along with others: it is fully known and not privileged. */
export function isLowRisk({ analysis, isPrivileged: privileged }: ReviewKey): boolean {
  return analysis !== null && analysis.unknown.length === 0 && !privileged;
}

/** Whether two keys share a scope set and an owner, or both have none: only then can one act decide both. */
export function isAlike(one: ReviewKey, other: ReviewKey): boolean {
  return one.analysis === other.analysis && one.ownership?.owner === other.ownership?.owner;
}

/**
 * The other undecided keys that are {@link isAlike} and may be decided along with a key; none if it needs a decision of
 * its own. Never includes the keys that people signed in with.
 */
export function likeKeys(
  { keys }: Population,
  one: ReviewKey,
  decided: ReadonlyMap<KeyRef, Decision>,
  signedInWith: readonly string[],
): ReviewKey[] {
  if (!isLowRisk(one)) return [];
  return keys.filter(
    (each) =>
      isAlike(each, one) &&
      each !== one &&
      isLowRisk(each) &&
      !decided.has(each.ref) &&
      !signedInWith.includes(each.key.api_key_id),
  );
}
