import type { AccountId } from "../account";

/** SendGrid's two hosts (SendGrid's API reference, Data Residency). */
export type Region = "global" | "eu";

/** How far an account has been read. `failed`: its list of keys could not be read at all, so its keys are unknown. */
export type AccountStatus = "waiting" | "reading" | "read" | "failed";

export type FleetAccount = {
  account: AccountId;
  /** What a person calls it: the parent's username, the subuser's username, the customer account's id. */
  label: string;
  region: Region;
  disabled: boolean;
  status: AccountStatus;
  /** Keys in its list; null while the list has not been read. */
  keys: number | null;
};

export type FleetKey = {
  account: AccountId;
  api_key_id: string;
  name: string;
  /** Which of `Fleet.shapes` its scopes are; null while, or because, they have not been read. Never "no scopes". */
  shape: number | null;
  /** Epoch ms when the scopes were read; null when they have not been. */
  readAtMs: number | null;
};

/** Something that could not be read, and why. `api_key_id` null: the whole account. */
export type Hole = {
  account: AccountId;
  api_key_id: string | null;
  /** One of the contract's error codes. */
  code: string;
  /** SendGrid's HTTP status, null when it gave none (a timeout, a cut connection). */
  status: number | null;
  message: string;
};

export type Count = { read: number; failed: number; total: number };

/** How far a scan is. `total` of keys grows while accounts are still being listed. */
export type Progress = {
  accounts: Count;
  keys: Count;
  /** Keys that an earlier reading knew and this one has yet to read again. They are not counted as read. */
  stale: number;
  /** Epoch ms until which the scan waits for SendGrid's rate limit; null when it does not wait. */
  waitingUntilMs: number | null;
  /** Somebody has paused it: it goes on when asked to. */
  paused: boolean;
  /** How many calls a minute SendGrid allows the scan on each host; null where it has not said. */
  callsAMinute: Readonly<Record<Region, number | null>>;
};

/** Everything read so far of one or more accounts. Most keys share few scope sets, so those are kept once, as shapes. */
export type Fleet = {
  /** What was looked at: one account's id, or `all` that the key can look at; null where that is not known. */
  target: string | null;
  accounts: ReadonlyMap<AccountId, FleetAccount>;
  keys: readonly FleetKey[];
  shapes: ReadonlyMap<number, readonly string[]>;
  holes: readonly Hole[];
  progress: Progress;
  /** Epoch ms: nothing in it was read before; null until the scan has told what it knew at first. */
  startedAtMs: number | null;
  /** Nothing in it was read after; null while the scan runs. */
  finishedAtMs: number | null;
};
