import { analysisOf } from "@/components/key/analysis-of";
import type { Analysis } from "@/lib/audit/analyse";
import type { Finding } from "@/lib/audit/finding";
import type { Severity } from "@/lib/audit/finding-rules";
import { findingsByKey, keyRef, severityOfKey } from "@/lib/audit/findings-by-key";
import type { Fleet, FleetKey, Hole } from "@/lib/audit/fleet";

/** One line of the list. `waiting`: not read yet; `unread`: will not be read, and `hole` says why where that is known. */
export type KeyRow = {
  /** Names the key among all of the fleet. */
  ref: string;
  key: FleetKey;
  /** Worst first. */
  findings: readonly Finding[];
  /** Null: nothing was found. */
  severity: Severity | "unknown" | null;
} & (
  | { state: "waiting" }
  | { state: "unread"; hole: Hole | null }
  | { state: "read"; analysis: Analysis }
);

const NONE: readonly Finding[] = [];

/**
 * The keys of a fleet as lines of the list, in the fleet's order.
 * @param findings of the same fleet
 * @param stopped nothing more will be read, so what has not been is unread and not on its way
 */
export function keyRows(fleet: Fleet, findings: readonly Finding[], stopped: boolean): KeyRow[] {
  const holeOf = new Map(fleet.holes.map((hole) => [`${hole.account} ${hole.api_key_id}`, hole]));
  const found = findingsByKey(findings);
  return fleet.keys.map((key) => {
    const ref = keyRef(key);
    const own = found.get(ref) ?? NONE;
    const line = { ref, key, findings: own, severity: severityOfKey(key, own) };
    const scopes = key.shape === null ? undefined : fleet.shapes.get(key.shape);
    if (scopes !== undefined) return { ...line, state: "read", analysis: analysisOf(scopes) };
    const hole = holeOf.get(ref) ?? null;
    return hole === null && !stopped
      ? { ...line, state: "waiting" }
      : { ...line, state: "unread", hole };
  });
}
