/** A run of readings of one account that all found the same keys with the same names and scope sets. Epoch ms. */
export type PastState = {
  /** Counts the states of an account, oldest first. Older ones may be gone: the first there is need not be 1. */
  number: number;
  /** SHA-256 of the facts, in hex. */
  hash: string;
  keys: number;
  /** The facts were seen first, and last, at some moment between these two. */
  firstAfterMs: number;
  firstBeforeMs: number;
  lastAfterMs: number;
  lastBeforeMs: number;
};

/** What a key was in a run of states, its ends included. */
export type KeyVersion = {
  api_key_id: string;
  name: string;
  /** The hash of its scope set; null: its scopes were not read. */
  shape: string | null;
  fromState: number;
  /** Null: still so in the newest state. */
  toState: number | null;
};

/** Readings that could not read an account, for one reason, with none that could between them. Epoch ms. */
export type PastFailure = {
  /** The last reading before it that worked was not over before this. */
  afterMs: number;
  firstAtMs: number;
  lastAtMs: number;
  /** When the next reading that worked was over; null: there was none yet. */
  readableByMs: number | null;
  code: string;
  status: number | null;
};

/** All that is recorded of one account, each list oldest first. */
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

/** The state that held at a moment, as far as readings tell: the newest seen by then; undefined before the first. */
export function stateAt({ states }: Pick<Past, "states">, atMs: number): PastState | undefined {
  return states.findLast(({ firstBeforeMs }) => firstBeforeMs <= atMs);
}
