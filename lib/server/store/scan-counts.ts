import "server-only";
import { LRUCache } from "lru-cache";
import type { Count, Progress } from "@/lib/audit/fleet/fleet";
import { kept } from "@/lib/audit/kept";
import type { Store } from "./open-store";
import type { Rows } from "./scan-changes";

/** How far rows are read, so that every number has its denominator, and between which times. */
export type ScanCounts = Pick<Progress, "accounts" | "keys" | "stale"> & {
  /** Epoch ms of the first and the last read; null if there is none. */
  firstAtMs: number | null;
  lastAtMs: number | null;
};

type Counted = { seq: number; counts: Promise<ScanCounts> };
/** By store, since another store has other owners. */
const countedOf = kept(
  (_store: Store) => new LRUCache<string, Counted>({ max: 500 }),
  new WeakMap<Store, LRUCache<string, Counted>>(),
);

/**
 * Counts an owner's rows. Streams that follow the same rows share one count, since each would go through thousands.
 * @param seq the owner's last write, see {@link lastSeq}: a new one starts a new count
 * @param staleBeforeMs data read before this (epoch ms) is being reread: it is stale, and doesn't count as read
 */
export function countRows(
  store: Store,
  rows: Rows,
  seq: number,
  staleBeforeMs: number,
): Promise<ScanCounts> {
  const known = countedOf(store);
  const place = JSON.stringify([rows.owner, rows.account, staleBeforeMs]);
  const last = known.get(place);
  if (last?.seq === seq) return last.counts;
  const counts = count(store, rows, staleBeforeMs);
  known.set(place, { seq, counts });
  // A failed count is no answer for the next caller.
  counts.catch(() => known.delete(place));
  return counts;
}

async function count(store: Store, rows: Rows, staleBeforeMs: number): Promise<ScanCounts> {
  const { owner, account } = rows;
  const accounts = await store.db
    .selectFrom("scan_account")
    .select(({ fn }) => [
      fn.countAll<number>().as("total"),
      fn.countAll<number>().filterWhere("status", "=", "read").as("read"),
      fn.countAll<number>().filterWhere("status", "=", "failed").as("failed"),
      fn.min("listed_at").as("first"),
      fn.max("listed_at").as("last"),
    ])
    .where("owner", "=", owner)
    .$if(account !== null, (query) => query.where("account", "=", account ?? ""))
    .$if(account === null, (query) => query.where("proven", "=", 1))
    .where("gone_at", "is", null)
    .executeTakeFirstOrThrow();
  const keys = await store.db
    .selectFrom("scan_key")
    .select(({ fn }) => [
      fn.countAll<number>().as("total"),
      fn.count<number>("hole_code").as("failed"),
      fn
        .count<number>("shape")
        .filterWhere("hole_code", "is", null)
        .filterWhere("read_at", ">=", staleBeforeMs)
        .as("read"),
      fn
        .count<number>("shape")
        .filterWhere("hole_code", "is", null)
        .filterWhere("read_at", "<", staleBeforeMs)
        .as("stale"),
      fn.min("read_at").as("first"),
      fn.max("read_at").as("last"),
    ])
    .where("owner", "=", owner)
    .$if(account !== null, (query) => query.where("account", "=", account ?? ""))
    .where("gone_at", "is", null)
    .executeTakeFirstOrThrow();
  const times = [accounts.first, accounts.last, keys.first, keys.last].filter(
    (time) => time !== null,
  );
  const { stale, ...keyCount } = keys;
  return {
    accounts: countOf(accounts),
    keys: countOf(keyCount),
    stale,
    firstAtMs: times.length === 0 ? null : Math.min(...times),
    lastAtMs: times.length === 0 ? null : Math.max(...times),
  };
}

const countOf = ({ read, failed, total }: Count): Count => ({ read, failed, total });
