import { analysisIn } from "../effects/analyse";
import { findingsByKey, severityOfKey } from "../findings/by-key";
import type { Finding } from "../findings/finding";
import type { Fleet, FleetKey } from "../fleet/fleet";
import { keyRef } from "../key-ref";
import { arrange } from "./arrange";

const NONE: readonly Finding[] = [];

/** The keys of a fleet, worst first: by worst finding, then by exposure. Unread keys come last. */
export function keysBySeverity(fleet: Fleet, findings: readonly Finding[]): FleetKey[] {
  const byKey = findingsByKey(findings);
  const analysisOf = analysisIn(fleet);
  const rows = fleet.keys.map((key) => ({
    key,
    severity: severityOfKey(key, byKey.get(keyRef(key)) ?? NONE),
    analysis: analysisOf(key),
  }));
  return arrange(rows, { sort: "severity", descending: true }).map(({ key }) => key);
}
