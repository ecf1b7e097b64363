import "server-only";
import type { AccountId } from "@/lib/audit/account";
import type { AccountStatus, FleetAccount } from "@/lib/audit/fleet/fleet";
import { batches } from "./batches";
import { packText } from "./foreign-text";
import { HOLE_COLUMNS, holeColumns, type ReadFailure } from "./holes";
import { incoming } from "./incoming";
import type { Store } from "./open-store";
import { writeAs } from "./owners";

/** An account as a scan knows it. */
export type StoredAccount = Omit<FleetAccount, "keys"> & {
  /** Keys in its list; null until the list is read. */
  key_count: number | null;
  /** Epoch ms when its list was last read in full; null if it never was. */
  listed_at: number | null;
  /**
   * SendGrid has named the account or listed its keys. After that, a `false` changes nothing while the account exists.
   */
  proven: boolean;
  /** Why the account as a whole could not be read; null if nothing prevented it. */
  failure: ReadFailure | null;
};

/** Saves accounts as given, new or known. All or none. */
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
        gone_at: null,
        disabled: disabled ? (1 as const) : (0 as const),
        proven: proven ? (1 as const) : (0 as const),
        seq,
      }));
      await db
        .insertInto("scan_account")
        .values(rows)
        .onConflict((conflict) =>
          conflict.columns(["owner", "account"]).doUpdateSet((row) => ({
            ...incoming<"scan_account">(["label", "region", "disabled", "status"]),
            ...incoming<"scan_account">(["key_count", "listed_at", ...HOLE_COLUMNS]),
            gone_at: null,
            proven: row
              .case()
              .when(
                row.and([
                  row("scan_account.proven", "=", 1),
                  row("scan_account.gone_at", "is", null),
                ]),
              )
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

/** How far an account was last read; null if unknown. */
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
    .where("gone_at", "is", null)
    .executeTakeFirst();
  return row?.status ?? null;
}

/** Marks accounts that no longer exist as gone, with their keys. All or none. */
export async function forgetAccounts(
  store: Store,
  owner: string,
  accounts: readonly AccountId[],
  nowMs: number,
): Promise<void> {
  await writeAs(store, owner, nowMs, async (db, seq) => {
    for (const batch of batches(accounts, (account) => account)) {
      for (const table of ["scan_account", "scan_key"] as const) {
        await db
          .updateTable(table)
          .set({ gone_at: nowMs, seq })
          .where("owner", "=", owner)
          .where("account", "in", batch)
          .where("gone_at", "is", null)
          .execute();
      }
    }
  });
}

/** Deletes what is left of accounts and keys that have been gone since before `beforeMs`. */
export async function deleteGone(store: Store, beforeMs: number): Promise<void> {
  for (const table of ["scan_account", "scan_key"] as const) {
    await store.db.deleteFrom(table).where("gone_at", "<", beforeMs).execute();
  }
}
