import type { Finding } from "@/lib/audit/findings/finding";
import { SEVERITIES, type Severity } from "@/lib/audit/findings/rules";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { countBy } from "@/lib/audit/group-by";
import { type KeyRef, keyRef } from "@/lib/audit/key-ref";

/** How a key comes out: its worst finding, none, or unknown while its scopes are not read. */
type Grade = Severity | "none" | "unknown";

export const GRADES: readonly Grade[] = [...SEVERITIES, "none", "unknown"];

/**
 * How many keys are of each grade.
 * @param findings worst first, as an audit has them
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
