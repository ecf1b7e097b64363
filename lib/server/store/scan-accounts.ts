import "server-only";
import type { AccountId } from "@/lib/audit/account";
import type { AccountStatus, Region } from "@/lib/audit/fleet";
import { batches } from "./batches";
import { packText } from "./foreign-text";
import { holeColumns, type ReadFailure } from "./holes";
import type { Store } from "./open-store";
import { writeAs } from "./owners";

/** An account as a scan knows it. */
export type StoredAccount = {
  account: AccountId;
  label: string;
  region: Region;
  disabled: boolean;
  status: AccountStatus;
  /** Keys in its list; null while the list has not been read. */
  key_count: number | null;
  /** Epoch ms when its list was last read whole; null when it never was. */
  listed_at: number | null;
  /** SendGrid has named the account or listed its keys. Once it has, a later `false` changes nothing. */
  proven: boolean;
  /** Why the account as a whole could not be read; null when nothing stood in the way. */
  failure: ReadFailure | null;
};

/** Keeps accounts as they are given, new and known ones alike. All or none. */
export async function putAccounts(
  store: Store,
  owner: string,
  accounts: readonly StoredAccount[],
  nowMs: number,
): Promise<void> {
  await writeAs(store, owner, nowMs, async (db, seq) => {
    for (const batch of batches(accounts, (each) => each.account)) {
      const rows = batch.map(({ failure, disabled, proven, label, ...account }) => ({
        ...account,
        ...holeColumns(failure),
        owner,
        label: packText(label),
        disabled: disabled ? (1 as const) : (0 as const),
        proven: proven ? (1 as const) : (0 as const),
        seq,
      }));
      await db
        .insertInto("scan_account")
        .values(rows)
        .onConflict((conflict) =>
          conflict.columns(["owner", "account"]).doUpdateSet((row) => ({
            label: row.ref("excluded.label"),
            region: row.ref("excluded.region"),
            disabled: row.ref("excluded.disabled"),
            status: row.ref("excluded.status"),
            key_count: row.ref("excluded.key_count"),
            listed_at: row.ref("excluded.listed_at"),
            hole_code: row.ref("excluded.hole_code"),
            hole_status: row.ref("excluded.hole_status"),
            hole_message: row.ref("excluded.hole_message"),
            proven: row
              .case()
              .when("scan_account.proven", "=", 1)
              .then(row.ref("scan_account.proven"))
              .else(row.ref("excluded.proven"))
              .end(),
            seq,
          })),
        )
        .execute();
    }
  });
}

/** How far an account was last read; null when it is not known. */
export async function readAccountStatus(
  store: Store,
  owner: string,
  account: AccountId,
): Promise<AccountStatus | null> {
  const row = await store.db
    .selectFrom("scan_account")
    .select("status")
    .where("owner", "=", owner)
    .where("account", "=", account)
    .executeTakeFirst();
  return row?.status ?? null;
}

/** The accounts that are known, those of which nothing is proven too. */
export async function readAccountIds(store: Store, owner: string): Promise<Set<AccountId>> {
  const rows = await store.db
    .selectFrom("scan_account")
    .select("account")
    .where("owner", "=", owner)
    .execute();
  return new Set(rows.map(({ account }) => account));
}

/** Forgets accounts that are there no more, with their keys. All or none. */
export async function forgetAccounts(
  store: Store,
  owner: string,
  accounts: readonly AccountId[],
  nowMs: number,
): Promise<void> {
  await writeAs(store, owner, nowMs, async (db) => {
    for (const batch of batches(accounts, (account) => account)) {
      for (const table of ["scan_account", "scan_key"] as const) {
        await db
          .deleteFrom(table)
          .where("owner", "=", owner)
          .where("account", "in", batch)
          .execute();
      }
    }
  });
}
