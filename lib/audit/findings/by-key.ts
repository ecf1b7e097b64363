import type { FleetKey } from "../fleet/fleet";
import { groupBy } from "../group-by";
import { type KeyRef, keyRef } from "../key-ref";
import type { Finding } from "./finding";
import { SEVERITIES, type Severity } from "./rules";

/** The findings of each key, worst first, by key reference; look one up with {@link keyRef}. */
export function findingsByKey(findings: readonly Finding[]): Map<KeyRef, Finding[]> {
  const ofKeys = findings.filter(({ api_key_id }) => api_key_id !== null);
  return groupBy(ofKeys, keyRef);
}

/**
 * How bad a key is: its worst finding that is not waived, null if it has none, `unknown` while its scopes are not read.
 */
export function severityOfKey(
  key: FleetKey,
  findings: readonly Finding[],
): Severity | "unknown" | null {
  if (key.shape === null) return "unknown";
  // Runs for each key of a fleet after every update, so it allocates no list.
  const isWorst = (severity: Severity) =>
    findings.some((one) => one.severity === severity && one.waived === undefined);
  return SEVERITIES.find(isWorst) ?? null;
}
