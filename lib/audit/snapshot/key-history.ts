import type { Interval } from "../interval";
import { keyRef } from "../key-ref";
import { isListed, type SnapshotFacts } from "./facts";
import type { SnapshotKey } from "./snapshot";

/** Everything that scans prove about a key's age. */
export type KeyHistory = {
  /** When it appeared; null if no scan has it. */
  appeared: Interval | null;
  /** When it disappeared; null while the last scan of its account has it. */
  went: Interval | null;
  /** When its scopes last changed; null if no two scans differ. */
  rescoped: Interval | null;
  /** How many of the scans have its scopes. */
  readings: number;
};

/**
 * What scans prove about one key. Only a scan of the whole list proves that a key wasn't there, and a change reverted
 * between two scans leaves no trace.
 * @param readings oldest first, as {@link SnapshotFacts} are made
 */
export function historyOf(
  readings: readonly SnapshotFacts[],
  key: Pick<SnapshotKey, "account" | "api_key_id">,
): KeyHistory {
  const place = keyRef(key);
  let appeared: Interval | null = null;
  let went: Interval | null = null;
  let rescoped: Interval | null = null;
  let known = 0;
  let absentAfterMs: number | null = null;
  let seenMs: number | null = null;
  let scopes: { set: object; sinceMs: number } | null = null;
  for (const facts of readings) {
    const { read_after_ms, read_before_ms } = facts.snapshot;
    const found = isListed(facts, key.account) ? facts.keys.get(place) : undefined;
    if (found === undefined) {
      if (!isListed(facts, key.account)) continue;
      absentAfterMs = read_after_ms;
      if (appeared !== null) went ??= { afterMs: seenMs, byMs: read_before_ms };
      continue;
    }
    const set = facts.analysisOf(found);
    // Without a time of its own, it was read at some point between the scan's two ends.
    const earliestMs = found.read_at_ms ?? read_after_ms;
    const latestMs = found.read_at_ms ?? read_before_ms;
    appeared ??= { afterMs: absentAfterMs, byMs: latestMs };
    went = null;
    seenMs = earliestMs;
    if (set === null) continue;
    known += 1;
    if (scopes !== null && scopes.set !== set) {
      rescoped = { afterMs: scopes.sinceMs, byMs: latestMs };
    }
    scopes = { set, sinceMs: earliestMs };
  }
  return { appeared, went, rescoped, readings: known };
}
