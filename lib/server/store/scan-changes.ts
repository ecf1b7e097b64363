import "server-only";
import type { AccountId } from "@/lib/audit/account";
import { unpackScopes, unpackText } from "./foreign-text";
import { failureOf, type ReadFailure } from "./holes";
import type { Store } from "./open-store";
import type { StoredAccount } from "./scan-accounts";
import type { ListedKey } from "./scan-keys";

/** A key as a scan knows it. `shape` and `failure` can both be set: read once, and not readable since. */
export type StoredKey = ListedKey & {
  /** The `hash` of its scope set; null when its scopes have never been read. */
  shape: string | null;
  read_at: number | null;
  failure: ReadFailure | null;
  /** A newer list of the account's keys no longer names it. */
  gone: boolean;
};

export type ScanChanges = {
  /** Pass it as `sinceSeq` the next time. */
  seq: number;
  accounts: StoredAccount[];
  shapes: { hash: string; scopes: string[] }[];
  keys: StoredKey[];
};

/** How many keys are known, as {@link readChanges} would tell from the start. */
export async function countKeys(
  store: Store,
  owner: string,
  account: AccountId | null,
): Promise<number> {
  const row = await store.db
    .selectFrom("scan_key")
    .select(({ fn }) => fn.countAll<number | string>().as("keys"))
    .where("owner", "=", owner)
    .$if(account !== null, (query) => query.where("account", "=", account ?? ""))
    .where("gone_at", "is", null)
    .executeTakeFirst();
  // PostgreSQL counts in 64 bits, which its driver hands over as text.
  return Number(row?.keys ?? 0);
}

/**
 * What the owner's scans have written after `sinceSeq`, on whichever replica; 0 for everything there is, without the
 * keys that are gone. `account` null: of every account that is proven, since anybody can type a name that no account
 * has. Shapes are always those of every account.
 */
export async function readChanges(
  store: Store,
  owner: string,
  account: AccountId | null,
  sinceSeq: number,
): Promise<ScanChanges> {
  const last = await store.db
    .selectFrom("scan_owner")
    .select("seq")
    .where("owner", "=", owner)
    .executeTakeFirst();
  const seq = last?.seq ?? sinceSeq;
  if (seq <= sinceSeq) return { seq: sinceSeq, accounts: [], shapes: [], keys: [] };

  // What is written meanwhile may come both now and with the next call. Shapes are read last, so none is missing.
  const accounts = await store.db
    .selectFrom("scan_account")
    .selectAll()
    .where("owner", "=", owner)
    .$if(account !== null, (query) => query.where("account", "=", account ?? ""))
    .$if(account === null, (query) => query.where("proven", "=", 1))
    .where("seq", ">", sinceSeq)
    .execute();
  const keys = await store.db
    .selectFrom("scan_key")
    .selectAll()
    .where("owner", "=", owner)
    .$if(account !== null, (query) => query.where("account", "=", account ?? ""))
    .$if(sinceSeq === 0, (query) => query.where("gone_at", "is", null))
    .where("seq", ">", sinceSeq)
    .execute();
  const shapes = await store.db
    .selectFrom("scan_shape")
    .select(["hash", "scopes"])
    .where("owner", "=", owner)
    .where("seq", ">", sinceSeq)
    .execute();

  return {
    seq,
    accounts: accounts.map((row) => ({
      account: row.account,
      label: unpackText(row.label),
      region: row.region,
      disabled: row.disabled === 1,
      status: row.status,
      key_count: row.key_count,
      listed_at: row.listed_at,
      proven: row.proven === 1,
      failure: failureOf(row),
    })),
    keys: keys.map((row) => ({
      account: row.account,
      api_key_id: row.api_key_id,
      name: unpackText(row.name),
      shape: row.shape,
      read_at: row.read_at,
      failure: failureOf(row),
      gone: row.gone_at !== null,
    })),
    shapes: shapes.map((row) => ({ hash: row.hash, scopes: unpackScopes(row.scopes) })),
  };
}
