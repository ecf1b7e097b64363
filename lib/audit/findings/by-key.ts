import type { FleetKey } from "../fleet/fleet";
import { groupBy } from "../group-by";
import { type KeyRef, keyRef } from "../key-ref";
import type { Finding } from "./finding";
import { SEVERITIES, type Severity } from "./rules";

/** The findings of each key, worst first, by `account api_key_id`; use {@link keyRef} for the place. */
export function findingsByKey(findings: readonly Finding[]): Map<KeyRef, Finding[]> {
  const ofKeys = findings.filter(({ api_key_id }) => api_key_id !== null);
  return groupBy(ofKeys, keyRef);
}

/** How bad a key is: its worst finding that is not waived, null when there is none, `unknown` while its scopes are not read. */
export function severityOfKey(
  key: FleetKey,
  findings: readonly Finding[],
): Severity | "unknown" | null {
  if (key.shape === null) return "unknown";
  // Asked of each key of a fleet with all that is read: no list is made for it.
  const isWorst = (severity: Severity) =>
    findings.some((one) => one.severity === severity && one.waived === undefined);
  return SEVERITIES.find(isWorst) ?? null;
}
