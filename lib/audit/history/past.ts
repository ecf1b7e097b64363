/** A run of scans of one account that all found the same keys, names and scope sets. Epoch ms. */
export type PastState = {
  /** Numbers the states of an account, oldest first. Older ones may be gone, so the first need not be 1. */
  number: number;
  /** SHA-256 of the facts, in hex. */
  hash: string;
  keys: number;
  /** The facts were first seen, and last seen, at some moment between the two times of each pair. */
  firstAfterMs: number;
  firstBeforeMs: number;
  lastAfterMs: number;
  lastBeforeMs: number;
};

/** A key as it was in a run of states, both ends included. */
export type KeyVersion = {
  api_key_id: string;
  name: string;
  /** The hash of its scope set; null: its scopes were not read. */
  shape: string | null;
  fromState: number;
  /** Null: still current in the newest state. */
  toState: number | null;
};

/** Consecutive scans that could not read an account, for one reason. Epoch ms. */
export type PastFailure = {
  /** The last successful scan before it ended no earlier than this. */
  afterMs: number;
  firstAtMs: number;
  lastAtMs: number;
  /** When the next successful scan ended; null if there was none yet. */
  readableByMs: number | null;
  code: string;
  status: number | null;
};

/** The whole record of one account, each list oldest first. */
export type Past = {
  states: readonly PastState[];
  versions: readonly KeyVersion[];
  failures: readonly PastFailure[];
};

/** The keys of one state, by id. */
export function keysIn({ versions }: Pick<Past, "versions">, state: number): KeyVersion[] {
  return versions.filter(
    ({ fromState, toState }) => fromState <= state && (toState === null || toState >= state),
  );
}

/** The state at a moment, as far as scans tell: the newest one seen by then; undefined before the first. */
export function stateAt({ states }: Pick<Past, "states">, atMs: number): PastState | undefined {
  return states.findLast(({ firstBeforeMs }) => firstBeforeMs <= atMs);
}
