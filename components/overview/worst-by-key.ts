import type { Finding } from "@/lib/audit/findings/finding";
import { SEVERITIES, type Severity } from "@/lib/audit/findings/rules";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { countBy } from "@/lib/audit/group-by";
import { type KeyRef, keyRef } from "@/lib/audit/key-ref";

/** A key's grade: its worst finding, none, or unknown while its scopes are not read. */
type Grade = Severity | "none" | "unknown";

export const GRADES: readonly Grade[] = [...SEVERITIES, "none", "unknown"];

/**
 * Counts the keys of each grade.
 * @param findings worst first, as in an audit
 */
export function gradesOf(fleet: Fleet, findings: readonly Finding[]): Map<Grade, number> {
  const worst = new Map<KeyRef, Severity>();
  for (const { account, api_key_id, severity } of findings) {
    if (api_key_id === null) continue;
    const ref = keyRef({ account, api_key_id });
    if (!worst.has(ref)) worst.set(ref, severity);
  }
  return countBy(
    fleet.keys.map(
      (key): Grade => (key.shape === null ? "unknown" : (worst.get(keyRef(key)) ?? "none")),
    ),
  );
}
