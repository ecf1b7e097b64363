import type { Interval } from "../interval";
import type { KeyVersion, Past } from "./past";
import { type Between, betweenStates, isRescoped, stepsOf, versionsByKey } from "./spans";

/**
 * An event in an account between two scans. `first`: the record begins, and says nothing about earlier times. `unread`,
 * `read`: a key's scopes became unreadable, or readable again; `unreadable`, `readable`: the account's list.
 */
export type PastEvent = Interval &
  (
    | { kind: "first"; keys: number }
    | { kind: "added" | "removed" | "unread" | "read"; key: KeyVersion }
    | { kind: "renamed" | "rescoped"; key: KeyVersion; previous: KeyVersion }
    | { kind: "unreadable"; code: string; status: number | null }
    | { kind: "readable" }
  );

/**
 * The events in an account's record, oldest first. A failed scan proves no key gone, and the next good one none new.
 */
export function eventsOf(past: Past): PastEvent[] {
  const between = betweenStates(past);
  const [oldest] = past.states;
  const events: PastEvent[] = [...failureEvents(past)];
  if (oldest) {
    const { keys, firstBeforeMs } = oldest;
    events.push({ kind: "first", keys, afterMs: null, byMs: firstBeforeMs });
    for (const versions of versionsByKey(past).values()) {
      events.push(...comings(versions, oldest.number, between), ...changes(versions, between));
    }
  }
  return events.sort((a, b) => a.byMs - b.byMs);
}

/** When a key appeared and disappeared. A key that was there when the record began was not added. */
function* comings(
  versions: readonly KeyVersion[],
  oldest: number,
  between: Between,
): Generator<PastEvent> {
  for (const [at, key] of versions.entries()) {
    const { fromState, toState } = key;
    const isNew = versions[at - 1]?.toState !== fromState - 1;
    if (isNew && fromState > oldest)
      yield { kind: "added", key, ...between(fromState - 1, fromState) };
    const isLast = toState !== null && versions[at + 1]?.fromState !== toState + 1;
    if (isLast) yield { kind: "removed", key, ...between(toState, toState + 1) };
  }
}

function* changes(versions: readonly KeyVersion[], between: Between): Generator<PastEvent> {
  for (const step of stepsOf(versions)) {
    const { version: key, previous } = step;
    const when = between(previous.toState, key.fromState);
    if (key.name !== previous.name) yield { kind: "renamed", key, previous, ...when };
    if (key.shape === null && previous.shape !== null) yield { kind: "unread", key, ...when };
    if (key.shape !== null && previous.shape === null) yield { kind: "read", key, ...when };
    if (isRescoped(step)) {
      const { known } = step;
      yield { kind: "rescoped", key, previous: known, ...between(known.toState, key.fromState) };
    }
  }
}

/** An account becomes unreadable with its first failed scan, and readable with the next one that works. */
function* failureEvents({ failures }: Past): Generator<PastEvent> {
  for (const [at, failure] of failures.entries()) {
    const { afterMs, firstAtMs, lastAtMs, readableByMs, code, status } = failure;
    yield { kind: "unreadable", code, status, afterMs, byMs: firstAtMs };
    // If several reasons alternated, only the last one ends.
    const isLast = failures[at + 1]?.readableByMs !== readableByMs;
    if (readableByMs !== null && isLast) {
      yield { kind: "readable", afterMs: lastAtMs, byMs: readableByMs };
    }
  }
}
