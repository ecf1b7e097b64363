import "server-only";
import { type AccountId, accountId, isUnreadList, parseAccountId, SELF } from "@/lib/audit/account";
import { isApiKeyId } from "@/lib/audit/api-key-id";
import { byText } from "@/lib/audit/by-text";
import type { Hole } from "@/lib/audit/fleet/fleet";
import { groupBy } from "@/lib/audit/group-by";
import { keyRef } from "@/lib/audit/key-ref";
import type { Asked } from "@/lib/audit/review/review";
import type { Snapshot, SnapshotAccount, SnapshotKey } from "@/lib/audit/snapshot/snapshot";
import type { AskedList } from "../store/scans";

type Span = Pick<Asked, "after_ms" | "before_ms">;

/** What the store knows besides the keys: when each account's list was read, epoch ms, and the lists of accounts. */
type Known = { listedAtMs: ReadonlyMap<AccountId, number | null>; lists: readonly AskedList[] };

const OWN = accountId(SELF);

/**
 * What SendGrid was asked for a frozen scan: which accounts there are, each account's list of keys, and its keys by
 * their answers. A retried call counts once, by its final answer. Leaves out the session's own calls, and the parent's
 * list that checks a subuser's.
 */
export function manifestOf(snapshot: Snapshot, { listedAtMs, lists }: Known): Asked[] {
  const span = { after_ms: snapshot.read_after_ms, before_ms: snapshot.read_before_ms };
  const holes = new Map(snapshot.not_read.map((hole) => [keyRef(hole), hole]));
  const keysOf = groupBy(snapshot.keys, ({ account }) => account);
  const asked = snapshot.accounts.flatMap((each) => {
    const { account } = each;
    // No request ever carried a name that a header can't hold.
    if (isUnreadList(account) || parseAccountId(account) === null) return [];
    const hole = holes.get(keyRef({ account, api_key_id: null }));
    const list = askedAccount(each, { hole, listedAtMs: listedAtMs.get(account) ?? null, span });
    return [list, ...askedKeys(account, { keys: keysOf.get(account) ?? [], holes, span })];
  });
  return [...lists.map((list): Asked => ({ ...list, account: OWN, ...span })), ...asked].sort(
    byPlace,
  );
}

const byPlace = (a: Asked, b: Asked) =>
  byText(a.account, b.account) || byText(a.path, b.path) || (a.status ?? 0) - (b.status ?? 0);

type List = { hole: Hole | undefined; listedAtMs: number | null; span: Span };

function askedAccount({ account, keys }: SnapshotAccount, { hole, listedAtMs, span }: List): Asked {
  const { after_ms, before_ms } = span;
  const place = { path: "/v3/api_keys", account, after_ms };
  if (hole !== undefined) return { ...place, status: hole.status, count: 0, before_ms };
  const status = listedAtMs === null ? null : 200;
  return { ...place, status, count: keys ?? 0, before_ms: listedAtMs ?? before_ms };
}

type Keys = {
  keys: readonly SnapshotKey[];
  holes: ReadonlyMap<string, Hole>;
  span: Span;
};

function askedKeys(account: AccountId, { keys, holes, span }: Keys): Asked[] {
  const byStatus = new Map<number | null, Asked>();
  for (const key of keys) {
    const hole = holes.get(keyRef(key));
    // An invalid id leads to no call.
    if (!isApiKeyId(key.api_key_id) || (hole === undefined && key.read_at_ms === null)) continue;
    const status = hole === undefined ? 200 : hole.status;
    const before = byStatus.get(status);
    const atMs = hole === undefined ? (key.read_at_ms ?? span.before_ms) : span.before_ms;
    byStatus.set(status, {
      path: "/v3/api_keys/{api_key_id}",
      account,
      status,
      count: (before?.count ?? 0) + 1,
      after_ms: span.after_ms,
      before_ms: Math.max(before?.before_ms ?? 0, atMs),
    });
  }
  return [...byStatus.values()];
}
