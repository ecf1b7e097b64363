import { accountId, SELF } from "../account";
import { type Analysis, analyse } from "../effects/analyse";
import { auditFleet } from "../findings/audit-fleet";
import { findingsByKey, severityOfKey } from "../findings/by-key";
import type { Finding } from "../findings/finding";
import type { Severity } from "../findings/rules";
import type { Fleet, FleetKey } from "../fleet/fleet";
import { type KeyRef, keyRef } from "../key-ref";
import { fleetOfSnapshot } from "../snapshot/as-fleet";
import type { Decision, Review } from "./review";
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
  const analyses = analysesOf(fleet);
  const analysisOf = ({ shape }: FleetKey) =>
    shape === null ? null : (analyses.get(shape) ?? null);
  const own = fleet.keys.find(
    (key) => key.account === accountId(SELF) && key.api_key_id === opening.opened_with,
  );
  const scopes = own === undefined ? undefined : analysisOf(own)?.real;
  const signedIn = own === undefined || scopes === undefined ? null : { ...own, scopes };
  const found = findingsByKey(auditFleet(fleet, signedIn).findings);
  const keys = fleet.keys.map((key): ReviewKey => {
    const ref = keyRef(key);
    const findings = found.get(ref) ?? [];
    const severity = severityOfKey(key, findings);
    const analysis = analysisOf(key);
    return { ref, key, analysis, findings, severity, isPrivileged: isPrivileged(severity) };
  });
  return { fleet, keys: byUrgency(keys) };
}

/** Once for each set of real scopes. */
function analysesOf({ shapes }: Fleet): Map<number, Analysis> {
  const bySet = new Map<string, Analysis>();
  return new Map(
    [...shapes].map(([shape, scopes]) => {
      const analysis = analyse(scopes);
      // As JSON: a scope is any string of SendGrid's, with a space in it too.
      const set = JSON.stringify(analysis.real);
      const kept = bySet.get(set) ?? analysis;
      bySet.set(set, kept);
      return [shape, kept];
    }),
  );
}

function byUrgency(keys: readonly ReviewKey[]): ReviewKey[] {
  const sets = [...new Set(keys.map(({ analysis }) => analysis))]
    .filter((analysis) => analysis !== null)
    .map((analysis) => ({ analysis, text: JSON.stringify(analysis.real) }))
    .sort(
      (a, b) => b.analysis.exposure.score - a.analysis.exposure.score || (a.text < b.text ? -1 : 1),
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

/**
 * The other keys without a decision that hold exactly the same scopes and may be decided along with a key; none when it
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
      each.analysis === one.analysis &&
      each !== one &&
      isLowRisk(each) &&
      !decided.has(each.ref) &&
      !signedInWith.includes(each.key.api_key_id),
  );
}
