import { accountId, SELF } from "../account";
import { byText } from "../by-text";
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

/** A key as it is decided on. */
export type ReviewKey = {
  /** See {@link keyRef}. */
  ref: KeyRef;
  key: FleetKey;
  /** Null: its scopes were not read. Of equal sets the same object. */
  analysis: Analysis | null;
  findings: readonly Finding[];
  severity: Severity | "unknown" | null;
  isPrivileged: boolean;
  /** What the policy said of it when the review was opened; null: nothing. Of one owner's entry the same object. */
  ownership: Ownership | null;
  /** The waivers that counted for it then. */
  waivers: readonly FrozenWaiver[];
};

/** All keys of a review, in the order they are looked at. */
export type Population = { fleet: Fleet; keys: readonly ReviewKey[] };

/**
 * The keys of a review: those that least is known of first (not read, then with unknown scopes), then the privileged ones,
 * worst first, then the others, those of one scope set together.
 */
export function populationOf({
  snapshot,
  opening,
}: Pick<Review, "snapshot" | "opening">): Population {
  const fleet = fleetOfSnapshot(snapshot);
  const analyseOnce = analyser();
  const analyses = new Map([...fleet.shapes].map(([id, scopes]) => [id, analyseOnce(scopes)]));
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
    return { ref, key, analysis, findings, severity, isPrivileged: isGrave, ownership, waivers };
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

/** Whether a key may be decided along with others: all of it is known, and it is not privileged. */
export function isLowRisk({ analysis, isPrivileged: privileged }: ReviewKey): boolean {
  return analysis !== null && analysis.unknown.length === 0 && !privileged;
}

/** Whether two keys are of one scope set and one owner, or of none: only such are decided by one act. */
export function isAlike(one: ReviewKey, other: ReviewKey): boolean {
  return one.analysis === other.analysis && one.ownership?.owner === other.ownership?.owner;
}

/**
 * The other keys without a decision that are {@link isAlike} and may be decided along with a key; none when it
 * has to be decided by itself. The keys that people came in with are never among them.
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
