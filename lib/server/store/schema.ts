import "server-only";
import type { AccountStatus, Region } from "@/lib/audit/fleet/fleet";

/** Text that a stranger chose, such as a key's name, as a JSON string: see foreign-text.ts. */
type ForeignText = string;

/**
 * The tables, in types that SQLite and PostgreSQL both have: text, integers, and epoch milliseconds as bigint.
 * Everything a scan writes starts its key with `owner`, so that a row can be found only by the one it belongs to.
 */
export type Tables = {
  session: SessionRow;
  sign_in_count: SignInCountRow;
  scan_owner: OwnerRow;
  scan: ScanRow;
  scan_account: AccountRow;
  scan_key: KeyRow;
  scan_shape: ShapeRow;
  /** One row, written to find out whether the database takes a write. */
  write_probe: { id: number; written_at: number };
};

type SessionRow = {
  id: string;
  sealed_key: string;
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

/** What rate-limiter-flexible counts, for all replicas: see session/sign-in-throttle.ts. */
type SignInCountRow = { key: string; points: number; expire: number | null };

type OwnerRow = {
  owner: string;
  /** The number of the owner's last write. It only rises: see writeAs in owners.ts. */
  seq: number;
  used_at: number;
};

export type ScanStatus = "running" | "paused" | "done" | "cancelled";

type ScanRow = {
  owner: string;
  /** Which accounts it reads, as `GET /api/audit?account=` names them: one account, or `all`. */
  account_filter: string;
  status: ScanStatus;
  started_at: number;
  /** What was read before this is read again; the rest is fresh, and is not. */
  stale_before: number;
  finished_at: number | null;
  /** The replica that may work on it until `lease_until`; null when none does. */
  lease_holder: string | null;
  lease_until: number;
  seq: number;
};

type HoleColumns = {
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
  /** Set when SendGrid no longer lists it. The row stays for a while, so that every open stream tells it. */
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
  /** Set when a newer list of the account's keys no longer names it. */
  gone_at: number | null;
  seq: number;
};

type ShapeRow = {
  owner: string;
  hash: string;
  /** Its name in a stream: unlike the hash short, and the same in every stream of the owner. */
  number: number;
  /** A JSON array of strings. */
  scopes: string;
  seq: number;
};
