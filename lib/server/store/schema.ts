import "server-only";
import type { AccountStatus, Region } from "@/lib/audit/fleet/fleet";
import type { LastMail } from "@/lib/audit/last-mail/last-mail";

/** Text that a stranger chose, such as a key's name, as a JSON string: see foreign-text.ts. */
type ForeignText = string;

/**
 * The tables, in types that SQLite and PostgreSQL share: text, integers, and epoch milliseconds as bigint. Keys of scan
 * tables start with `owner`, so that only its owner can find a row. Those of a history or a review start with its id,
 * which only the ids of keys that somebody can list lead to.
 */
export type Tables = {
  session: SessionRow;
  sign_in_count: SignInCountRow;
  scan_owner: OwnerRow;
  scan: ScanRow;
  scan_account: AccountRow;
  scan_key: KeyRow;
  scan_shape: ShapeRow;
  last_mail: LastMailRow;
  last_mail_task: LastMailTaskRow;
  /** The questions to Email Activity within the last minute, from any replica. */
  last_mail_call: { owner: string; called_at: number };
  history_account: HistoryAccountRow;
  history_state: HistoryStateRow;
  history_key: HistoryKeyRow;
  history_claim: HistoryClaimRow;
  /** Scope sets by their hash, each a JSON array of strings. */
  history_shape: { history: string; hash: string; scopes: string };
  history_failure: HistoryFailureRow;
  review: ReviewRow;
  review_account: ReviewAccountRow;
  /**
   * What identifies a review's accounts later: the frozen ids of the account it covers, and of the opener's own
   * account.
   */
  review_key: { review: string; account: string; api_key_id: string };
  review_act: ReviewActRow;
  /** One row, written to test whether the database accepts writes. */
  write_probe: { id: number; written_at: number };
};

type SessionRow = {
  /** 128 random bits, base64url. */
  id: string;
  // Ciphertext under a secret that only the cookie holds: a copy of this table opens no SendGrid account.
  sealed_key: string;
  /** The region whose host answers for the key's own account. */
  region: Region;
  network: "sendgrid" | "sandbox";
  api_key_id: string;
  username: ForeignText | null;
  /** A JSON array of strings, or JSON's null. */
  scopes: string;
  created_at: number;
  seen_at: number;
  expires_at: number;
};

/** The counts of rate-limiter-flexible, for all replicas: see session/sign-in-throttle.ts. */
type SignInCountRow = { key: string; points: number; expire: number | null };

type OwnerRow = {
  owner: string;
  /** The number of the owner's last write. It only increases: see writeAs in owners.ts. */
  seq: number;
  used_at: number;
};

export type ScanStatus = "running" | "paused" | "done" | "cancelled";

type ScanRow = {
  owner: string;
  /** Which accounts it covers, as in `GET /api/audit?account=`: one account, or `all`. */
  account_filter: string;
  status: ScanStatus;
  started_at: number;
  /** The scan rereads data from before this time; newer data is fresh. */
  stale_before: number;
  finished_at: number | null;
  /** The replica that may work on it until `lease_until`; null if none does. */
  lease_holder: string | null;
  lease_until: number;
  /** SendGrid's answers about which accounts exist, as JSON; null until it ends, and in earlier versions. */
  asked: string | null;
  seq: number;
};

/** Why something could not be read; nulls if it was read. */
export type HoleColumns = {
  hole_code: string | null;
  hole_status: number | null;
  hole_message: ForeignText | null;
};

type AccountRow = HoleColumns & {
  owner: string;
  account: string;
  label: ForeignText;
  region: Region;
  disabled: 0 | 1;
  status: AccountStatus;
  key_count: number | null;
  listed_at: number | null;
  proven: 0 | 1;
  /** Set once SendGrid no longer lists it. The row stays for a while, so that every open stream reports it. */
  gone_at: number | null;
  seq: number;
};

type KeyRow = HoleColumns & {
  owner: string;
  account: string;
  api_key_id: string;
  name: ForeignText;
  shape: string | null;
  read_at: number | null;
  /** Set once a newer list of the account's keys no longer names it. */
  gone_at: number | null;
  seq: number;
};

type ShapeRow = {
  owner: string;
  hash: string;
  /** Its number in streams: short, unlike the hash, and the same in every stream of the owner. */
  number: number;
  /** A JSON array of strings. */
  scopes: string;
  seq: number;
};

/** What Email Activity said about a key of the owner's own account: only the time of a message. */
type LastMailRow = {
  owner: string;
  api_key_id: string;
  state: LastMail["state"];
  last_event_at: number | null;
  asked_at: number;
  /** Our own words. */
  reason: string | null;
};

/** A task that asks about all keys in an owner's own account that can send: see server/last-mail. */
type LastMailTaskRow = {
  owner: string;
  status: ScanStatus;
  started_at: number;
  finished_at: number | null;
  /** How many keys it asks about. */
  total: number;
  calls: number;
  /** A MailSearch as JSON: what is known between two questions. */
  search: string;
  /** Why it was paused, in our own words; null if a person paused it, or nobody did. */
  failure: string | null;
  lease_holder: string | null;
  lease_until: number;
};

/** An account's history. Only the ids of its keys identify the account. */
type HistoryAccountRow = {
  id: string;
  network: string;
  /** When it was last read, successfully or not. */
  read_at: number;
};

type HistoryStateRow = {
  history: string;
  number: number;
  hash: string;
  key_count: number;
  first_after: number;
  first_before: number;
  last_after: number;
  last_before: number;
};

/** A key as it was in states `from_state` to `to_state`; null: up to the newest. */
type HistoryKeyRow = {
  history: string;
  api_key_id: string;
  from_state: number;
  to_state: number | null;
  name: ForeignText;
  shape: string | null;
};

/** Which history the id of a key identifies: the one whose newest state contains it. */
type HistoryClaimRow = { network: string; api_key_id: string; history: string };

type HistoryFailureRow = {
  history: string;
  first_at: number;
  after_at: number;
  last_at: number;
  readable_by: number | null;
  code: string;
  status: number | null;
};

/** An access review as it was opened: it never changes. */
type ReviewRow = {
  id: string;
  network: string;
  /** The frozen target, as its opener's key names it: one account, or `all`. */
  target: string;
  note: ForeignText;
  opened_by: ForeignText;
  opened_at: number;
  key_count: number;
  /** The review's file, as it was before any decision. */
  file: string;
};

/**
 * An account whose keys a review contains. `history`: the one that had them then, for accounts that identify the
 * review.
 */
type ReviewAccountRow = {
  review: string;
  account: string;
  label: ForeignText;
  history: string | null;
};

/**
 * What one person added to a review by one act: decisions, or the acknowledgement. `previous` is unique in a review: of
 * two acts that follow the same one, the database accepts one.
 */
type ReviewActRow = {
  review: string;
  number: number;
  previous: string;
  /** Of its last decision, or of the acknowledgement. */
  sha256: string;
  kind: "decisions" | "acknowledgement";
  made_at: number;
  /** How many of the review's keys are decided after it. */
  decided: number;
  /** In the file's form: an array of decisions, or the acknowledgement. */
  body: string;
};
