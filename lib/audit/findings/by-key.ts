import type { FleetKey } from "../fleet/fleet";
import { type KeyRef, keyRef } from "../key-ref";
import type { Finding } from "./finding";
import { SEVERITIES, type Severity } from "./rules";

/** The findings of each key, worst first, by `account api_key_id`; use {@link keyRef} for the place. */
export function findingsByKey(findings: readonly Finding[]): Map<KeyRef, Finding[]> {
  const byKey = new Map<KeyRef, Finding[]>();
  let [before, list]: [Finding | null, Finding[]] = [null, []];
  for (const finding of findings) {
    const { account, api_key_id } = finding;
    if (api_key_id === null) continue;
    // Those of one key often follow each other, and a fleet has 100,000.
    if (before?.api_key_id !== api_key_id || before.account !== account) {
      const ref = keyRef({ account, api_key_id });
      list = byKey.get(ref) ?? [];
      if (list.length === 0) byKey.set(ref, list);
    }
    list.push(finding);
    before = finding;
  }
  return byKey;
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
