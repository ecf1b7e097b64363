import { type AccountId, isUnreadList, listOf } from "../account";
import { byText } from "../by-text";
import { splitScopes } from "../catalogue/catalogue";
import { CATALOGUE_VERSION } from "../catalogue/version";
import { EXPOSURE_VERSION } from "../effects/exposure";
import type { Fleet, FleetAccount, FleetKey } from "../fleet/fleet";
import { FRESH_MS } from "../fleet/fresh-ms";
import { list, moment, oneOf, orNull, record, text, truth, whole } from "./foreign-json";

export const SNAPSHOT_FORMAT = "sendgrid-key-audit-snapshot";
/** Bump this when a field of a snapshot goes or changes its meaning. */
export const SNAPSHOT_VERSION = 1;

/** `not_listed`: not an account but a list of accounts that could not be read, so nobody knows who is in it. */
export const SNAPSHOT_STATUSES = ["read", "failed", "unfinished", "not_listed"] as const;

const account = record({
  account: text,
  label: text,
  region: oneOf(["global", "eu"]),
  disabled: truth,
  status: oneOf(SNAPSHOT_STATUSES),
  /** Keys in its list; null if the list was not read. */
  keys: orNull(whole),
});
export type SnapshotAccount = ReturnType<typeof account>;

/** One scope set, sorted, with SendGrid's own flags apart, as the catalogue of its day knew them. */
const shape = record({ scopes: list(text), set_by_sendgrid: list(text) });
type SnapshotShape = ReturnType<typeof shape>;

const key = record({
  account: text,
  api_key_id: text,
  name: text,
  /** An index into `shapes`; null is "not read", never "no scopes". */
  shape: orNull(whole),
  /** Epoch ms when its scopes were read; null if they were not. */
  read_at_ms: orNull(moment),
});
export type SnapshotKey = ReturnType<typeof key>;

const hole = record({
  account: text,
  api_key_id: orNull(text),
  code: text,
  status: orNull(whole),
  message: text,
});

/** Everything read of one or all accounts, in a file's form. It contains no secret, since a fleet has none. */
export const readFields = record({
  format: () => SNAPSHOT_FORMAT,
  version: () => SNAPSHOT_VERSION,
  tool: record({ name: text, version: text }),
  catalogue: record({ date: text, sha256: text, scopes: whole }),
  exposure_version: whole,
  /** The target: an account's id, or `all`. */
  target: text,
  /** Everything was read after the first time and before the second. Epoch ms. */
  read_after_ms: moment,
  read_before_ms: moment,
  accounts: list(account),
  shapes: list(shape),
  keys: list(key),
  not_read: list(hole),
});
export type Snapshot = ReturnType<typeof readFields>;

/** Sorts keys, accounts and holes alike, whatever order they were read in. */
function byPlace(
  a: { account: string; api_key_id?: string | null },
  b: { account: string; api_key_id?: string | null },
): number {
  return byText(a.account, b.account) || byText(a.api_key_id ?? "", b.api_key_id ?? "");
}

/**
 * The snapshot of a fleet: the same facts give the same snapshot, in whatever order they were read and whenever it is
 * saved.
 * @param saved.savedAtMs the caller's clock, for a scan that has not ended; epoch ms
 */
export function snapshotOf(
  fleet: Fleet,
  saved: { tool: Snapshot["tool"]; target: Snapshot["target"]; savedAtMs: number },
): Snapshot {
  const shapeOf = new Map(
    [...fleet.shapes].map(([id, scopes]) => {
      const { real, pseudo } = splitScopes(scopes);
      const shape: SnapshotShape = { scopes: real, set_by_sendgrid: pseudo };
      return [id, { shape, text: JSON.stringify(shape) }];
    }),
  );
  const textOf = ({ shape }: FleetKey) => (shape === null ? undefined : shapeOf.get(shape)?.text);
  const used = new Set(fleet.keys.map(textOf));
  const shapes = new Map(
    [...shapeOf.values()]
      .filter(({ text }) => used.has(text))
      .sort((a, b) => byText(a.text, b.text))
      .map(({ text, shape }) => [text, shape]),
  );
  const at = new Map([...shapes.keys()].map((text, index) => [text, index]));
  return {
    format: SNAPSHOT_FORMAT,
    version: SNAPSHOT_VERSION,
    tool: saved.tool,
    catalogue: CATALOGUE_VERSION,
    exposure_version: EXPOSURE_VERSION,
    target: saved.target,
    read_after_ms: fleet.startedAtMs ?? oldestMs(fleet, saved.savedAtMs) - FRESH_MS,
    read_before_ms: fleet.finishedAtMs ?? saved.savedAtMs,
    accounts: [...fleet.accounts.values()]
      .map((account) => ({ ...account, status: statusOf(account, fleet) }))
      .sort(byPlace),
    shapes: [...shapes.values()],
    keys: fleet.keys
      .map((key) => {
        const shape = at.get(textOf(key) ?? "") ?? null;
        const { account, api_key_id, name, readAtMs } = key;
        return { account, api_key_id, name, shape, read_at_ms: shape === null ? null : readAtMs };
      })
      .sort(byPlace),
    not_read: fleet.holes.toSorted(byPlace),
  };
}

/**
 * The same, with unread lists of accounts under their current name: earlier releases named them with a star, which is
 * also a subuser's name.
 */
export function withUnreadLists(snapshot: Snapshot): Snapshot {
  const lists = snapshot.accounts.filter(({ status }) => status === "not_listed");
  const starred = new Set(lists.map(({ account }) => account).filter((id) => id.endsWith(":*")));
  const named = <Each extends { account: AccountId }>(each: Each): Each =>
    starred.has(each.account) ? { ...each, account: listOf(each.account) } : each;
  const { accounts, not_read } = snapshot;
  return { ...snapshot, accounts: accounts.map(named), not_read: not_read.map(named) };
}

/** Whether everything was read: every account to its end, every key's scopes. */
export function isWhole({ accounts, keys }: Pick<Snapshot, "accounts" | "keys">): boolean {
  return (
    accounts.every(({ status }) => status === "read") && keys.every(({ shape }) => shape !== null)
  );
}

/** The canonical text of a snapshot, which its SHA-256 covers. */
export function snapshotText(snapshot: Snapshot): string {
  return `${JSON.stringify(snapshot)}\n`;
}

/** The file: the canonical text with its SHA-256 as one more field, so that a change shows. */
export function snapshotFile(snapshot: Snapshot, sha256: string): string {
  return `${JSON.stringify({ ...snapshot, sha256 })}\n`;
}

/** A shell command that removes the field from a file, which leaves the canonical text, and hashes that. */
export const SNAPSHOT_CHECK = `sed 's/,"sha256":"[0-9a-f]*"}$/}/' FILE | sha256sum`;

/** The oldest read time of a key in a scan that has not reported its start: nothing else dates its lists. */
function oldestMs({ keys }: Fleet, savedAtMs: number): number {
  let oldest = savedAtMs;
  for (const { readAtMs } of keys) if (readAtMs !== null && readAtMs < oldest) oldest = readAtMs;
  return oldest;
}

/** Without its end, a scan proves nothing about any account: nobody knows when its lists were read. */
function statusOf(
  { account, status }: FleetAccount,
  { finishedAtMs }: Fleet,
): SnapshotAccount["status"] {
  if (isUnreadList(account)) return "not_listed";
  if (status === "failed") return "failed";
  return status === "read" && finishedAtMs !== null ? "read" : "unfinished";
}
