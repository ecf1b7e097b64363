import type { AccountId } from "../account";

/** SendGrid's two hosts (SendGrid's API reference, Data Residency). */
export type Region = "global" | "eu";

/** How far an account is read. `failed`: its list of keys could not be read, so its keys are unknown. */
export type AccountStatus = "waiting" | "reading" | "read" | "failed";

export type FleetAccount = {
  account: AccountId;
  /** What a person calls it: the parent's username, the subuser's username, or the customer account's id. */
  label: string;
  region: Region;
  disabled: boolean;
  status: AccountStatus;
  /** Keys in its list; null until the list is read. */
  keys: number | null;
};

export type FleetKey = {
  account: AccountId;
  api_key_id: string;
  name: string;
  /** Its scopes, as an index into `Fleet.shapes`; null if they are not read, which never means "no scopes". */
  shape: number | null;
  /** Epoch ms when the scopes were read; null if they are not. */
  readAtMs: number | null;
};

/** Something that could not be read, and why. `api_key_id` null: the whole account. */
export type Hole = {
  account: AccountId;
  api_key_id: string | null;
  /** One of the contract's error codes. */
  code: string;
  /** SendGrid's HTTP status; null when it sent none (a timeout, a cut connection). */
  status: number | null;
  message: string;
};

export type Count = { read: number; failed: number; total: number };

/** How far a scan has got. The `total` of keys grows while accounts are still being listed. */
export type Progress = {
  accounts: Count;
  keys: Count;
  /** Keys known from an earlier scan that this one has yet to read again. They don't count as read. */
  stale: number;
  /** Epoch ms until which the scan waits for SendGrid's rate limit; null when it isn't waiting. */
  waitingUntilMs: number | null;
  /** Somebody paused the scan: it waits to be resumed. */
  paused: boolean;
  /** How many calls a minute SendGrid allows the scan on each host; null if it has not said. */
  callsAMinute: Readonly<Record<Region, number | null>>;
};

/**
 * Everything read so far of one or more accounts. Most keys share a few scope sets, so these are stored once, as
 * shapes.
 */
export type Fleet = {
  /** The target: one account's id, or `all` that the key can read; null if unknown. */
  target: string | null;
  accounts: ReadonlyMap<AccountId, FleetAccount>;
  keys: readonly FleetKey[];
  shapes: ReadonlyMap<number, readonly string[]>;
  holes: readonly Hole[];
  progress: Progress;
  /** Epoch ms: nothing in the fleet was read earlier; null until the scan has sent what it knew at first. */
  startedAtMs: number | null;
  /** Epoch ms: nothing in the fleet was read later; null while the scan runs. */
  finishedAtMs: number | null;
};
