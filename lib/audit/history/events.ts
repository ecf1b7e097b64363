import type { Interval } from "../interval";
import type { KeyVersion, Past } from "./past";
import { type Between, betweenStates, isRescoped, stepsOf, versionsByKey } from "./spans";

/**
 * Something that happened in an account between two readings. `first`: the record begins, so that nothing is said of before.
 * `unread`, `read`: a key's scopes could no longer be read, or can be again; `unreadable`, `readable`: the account's list.
 */
export type PastEvent = Interval &
  (
    | { kind: "first"; keys: number }
    | { kind: "added" | "removed" | "unread" | "read"; key: KeyVersion }
    | { kind: "renamed" | "rescoped"; key: KeyVersion; previous: KeyVersion }
    | { kind: "unreadable"; code: string; status: number | null }
    | { kind: "readable" }
  );

/** What the record of an account tells, oldest first. A failed reading proves no key gone, and one that works again none new. */
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

/** When a key came and went. One that was there from the start of the record was not added. */
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

/** An account becomes unreadable with its first failed reading, and readable with the next one that works. */
function* failureEvents({ failures }: Past): Generator<PastEvent> {
  for (const [at, failure] of failures.entries()) {
    const { afterMs, firstAtMs, lastAtMs, readableByMs, code, status } = failure;
    yield { kind: "unreadable", code, status, afterMs, byMs: firstAtMs };
    // Of reasons that took turns, the last one ends.
    const isLast = failures[at + 1]?.readableByMs !== readableByMs;
    if (readableByMs !== null && isLast) {
      yield { kind: "readable", afterMs: lastAtMs, byMs: readableByMs };
    }
  }
}
