import { type AccountId, isUnreadList, listOf } from "../account";
import { byText } from "../by-text";
import { splitScopes } from "../catalogue/catalogue";
import { CATALOGUE_VERSION } from "../catalogue/version";
import { EXPOSURE_VERSION } from "../effects/exposure";
import type { Fleet, FleetAccount, FleetKey } from "../fleet/fleet";
import { FRESH_MS } from "../fleet/fresh-ms";
import { list, moment, oneOf, orNull, record, text, truth, whole } from "./foreign-json";

export const SNAPSHOT_FORMAT = "sendgrid-key-audit-snapshot";
/** Changes whenever a field of a snapshot changes its meaning or goes. */
export const SNAPSHOT_VERSION = 1;

/** `not_listed`: no account, but a list of accounts that could not be read, so that nobody knows who is in it. */
export const SNAPSHOT_STATUSES = ["read", "failed", "unfinished", "not_listed"] as const;

const account = record({
  account: text,
  label: text,
  region: oneOf(["global", "eu"]),
  disabled: truth,
  status: oneOf(SNAPSHOT_STATUSES),
  /** Keys in its list; null when that was not read. */
  keys: orNull(whole),
});
export type SnapshotAccount = ReturnType<typeof account>;

/** One scope set, sorted; what SendGrid sets by itself apart, as the catalogue of its day knew it. */
const shape = record({ scopes: list(text), set_by_sendgrid: list(text) });
type SnapshotShape = ReturnType<typeof shape>;

const key = record({
  account: text,
  api_key_id: text,
  name: text,
  /** Which of `shapes`; null is "not read", never "no scopes". */
  shape: orNull(whole),
  /** Epoch ms when its scopes were read; null when they were not. */
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

/** Everything that was read of one or all accounts, as a file keeps it. No secret is in it: none is in a fleet. */
export const readFields = record({
  format: () => SNAPSHOT_FORMAT,
  version: () => SNAPSHOT_VERSION,
  tool: record({ name: text, version: text }),
  catalogue: record({ date: text, sha256: text, scopes: whole }),
  exposure_version: whole,
  /** What was looked at: an account's id, or `all`. */
  target: text,
  /** Everything in it was read after the one and before the other. Epoch ms. */
  read_after_ms: moment,
  read_before_ms: moment,
  accounts: list(account),
  shapes: list(shape),
  keys: list(key),
  not_read: list(hole),
});
export type Snapshot = ReturnType<typeof readFields>;

/** Orders keys, accounts and holes alike, whatever order they were read in. */
function byPlace(
  a: { account: string; api_key_id?: string | null },
  b: { account: string; api_key_id?: string | null },
): number {
  return byText(a.account, b.account) || byText(a.api_key_id ?? "", b.api_key_id ?? "");
}

/**
 * The snapshot of a fleet: the same facts give the same snapshot, in whatever order they were read and whenever saved.
 * @param saved.savedAtMs the clock is the caller's, for a scan that has not ended; epoch ms
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
 * The same, with the lists of accounts that could not be read named as they are now: earlier releases named them by a
 * star, which is a subuser's name.
 */
export function withUnreadLists(snapshot: Snapshot): Snapshot {
  const lists = snapshot.accounts.filter(({ status }) => status === "not_listed");
  const starred = new Set(lists.map(({ account }) => account).filter((id) => id.endsWith(":*")));
  const named = <Each extends { account: AccountId }>(each: Each): Each =>
    starred.has(each.account) ? { ...each, account: listOf(each.account) } : each;
  const { accounts, not_read } = snapshot;
  return { ...snapshot, accounts: accounts.map(named), not_read: not_read.map(named) };
}

/** Whether all of it could be read: every account to its end, every key's scopes. */
export function isWhole({ accounts, keys }: Pick<Snapshot, "accounts" | "keys">): boolean {
  return (
    accounts.every(({ status }) => status === "read") && keys.every(({ shape }) => shape !== null)
  );
}

/** The canonical text of a snapshot: what its SHA-256 is taken of. */
export function snapshotText(snapshot: Snapshot): string {
  return `${JSON.stringify(snapshot)}\n`;
}

/** The file: the canonical text with its SHA-256 as one more field, so that a change to it shows. */
export function snapshotFile(snapshot: Snapshot, sha256: string): string {
  return `${JSON.stringify({ ...snapshot, sha256 })}\n`;
}

/** Takes the field out of a file again, which leaves the canonical text, and hashes that: for a shell. */
export const SNAPSHOT_CHECK = `sed 's/,"sha256":"[0-9a-f]*"}$/}/' FILE | sha256sum`;

/** When the oldest key was read of a scan that has not said yet when it began: nor does anything say when its lists were. */
function oldestMs({ keys }: Fleet, savedAtMs: number): number {
  let oldest = savedAtMs;
  for (const { readAtMs } of keys) if (readAtMs !== null && readAtMs < oldest) oldest = readAtMs;
  return oldest;
}

/** Without its end a scan proves nothing of any account: it is not known when the lists were read. */
function statusOf(
  { account, status }: FleetAccount,
  { finishedAtMs }: Fleet,
): SnapshotAccount["status"] {
  if (isUnreadList(account)) return "not_listed";
  if (status === "failed") return "failed";
  return status === "read" && finishedAtMs !== null ? "read" : "unfinished";
}
