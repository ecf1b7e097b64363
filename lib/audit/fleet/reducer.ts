import { type KeyRef, keyRef } from "../key-ref";
import type { AuditEvent } from "./events";
import type { Fleet, FleetKey, Hole } from "./fleet";

const NO_COUNT = { read: 0, failed: 0, total: 0 };
/** The progress, apart from its counts, of a scan that is over or has not started: it waits for nothing. */
export const AT_REST = {
  stale: 0,
  waitingUntilMs: null,
  paused: false,
  callsAMinute: { global: null, eu: null },
};

/** A fleet with nothing read yet. */
export function emptyFleet(target: string | null = null): Fleet {
  return {
    target,
    accounts: new Map(),
    keys: [],
    shapes: new Map(),
    holes: [],
    progress: { accounts: NO_COUNT, keys: NO_COUNT, ...AT_REST },
    startedAtMs: null,
    finishedAtMs: null,
  };
}

// The position of each key in `Fleet.keys`, handed on to the next fleet so that a batch costs only its own length.
// Applying events removes it, so applying them twice to one fleet (React's strict mode) rebuilds it.
const positionsOf = new WeakMap<readonly FleetKey[], Map<KeyRef, number>>();

function takePositions(keys: readonly FleetKey[]): Map<KeyRef, number> {
  const kept = positionsOf.get(keys);
  positionsOf.delete(keys);
  return kept ?? new Map(keys.map((key, at) => [keyRef(key), at]));
}

function sameScopes(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((scope, at) => scope === b[at]);
}

/**
 * Applies events of the audit stream to a fleet, returning a new object. A key named again keeps its known scopes; a
 * hole closes once its subject is read; a gone key or account takes its holes along. A shape id that returns with other
 * scopes makes its keys unread: better unknown than wrong.
 */
export function applyEvents(fleet: Fleet, events: readonly AuditEvent[]): Fleet {
  const accounts = new Map(fleet.accounts);
  const shapes = new Map(fleet.shapes);
  const positions = takePositions(fleet.keys);
  // A gone key stays null until the end: removing it at once would move all that follow.
  const keys: (FleetKey | null)[] = [...fleet.keys];
  const holes = new Map<KeyRef, Hole>(fleet.holes.map((hole) => [keyRef(hole), hole]));
  let { progress, startedAtMs, finishedAtMs } = fleet;

  for (const event of events) {
    switch (event.type) {
      case "account": {
        const { type: _, ...account } = event;
        accounts.set(account.account, account);
        if (account.status === "read") holes.delete(keyRef({ ...account, api_key_id: null }));
        break;
      }
      case "shape": {
        const before = shapes.get(event.id);
        if (before && !sameScopes(before, event.scopes)) {
          for (const [at, key] of keys.entries()) {
            if (key?.shape === event.id) keys[at] = { ...key, shape: null, readAtMs: null };
          }
        }
        shapes.set(event.id, event.scopes);
        break;
      }
      case "key": {
        const { type: _, ...key } = event;
        const at = positions.get(keyRef(key));
        const before = at === undefined ? undefined : keys[at];
        if (at === undefined) positions.set(keyRef(key), keys.push(key) - 1);
        else if (key.shape !== null || !before) keys[at] = key;
        else keys[at] = { ...key, shape: before.shape, readAtMs: before.readAtMs };
        if (key.shape !== null) holes.delete(keyRef(key));
        break;
      }
      case "hole": {
        const { type: _, ...hole } = event;
        holes.set(keyRef(hole), hole);
        break;
      }
      case "gone": {
        holes.delete(keyRef(event));
        const at = positions.get(keyRef(event));
        if (at !== undefined) keys[at] = null;
        if (event.api_key_id !== null) break;
        accounts.delete(event.account);
        for (const [id, { account }] of holes) if (account === event.account) holes.delete(id);
        for (const [i, key] of keys.entries()) if (key?.account === event.account) keys[i] = null;
        break;
      }
      case "progress": {
        const { type: _, startedAtMs: began, ...next } = event;
        progress = next;
        startedAtMs = began;
        finishedAtMs = null;
        break;
      }
      case "done":
        progress = { accounts: event.accounts, keys: event.keys, ...AT_REST };
        startedAtMs = event.startedAtMs;
        finishedAtMs = event.finishedAtMs;
    }
  }
  const left = keys.filter((key) => key !== null);
  // The positions still hold if no key is gone.
  if (left.length === keys.length) positionsOf.set(left, positions);
  return {
    target: fleet.target,
    accounts,
    keys: left,
    shapes,
    holes: [...holes.values()],
    progress,
    startedAtMs,
    finishedAtMs,
  };
}
