import "server-only";
import type { Insertable, Transaction } from "kysely";
import type { AccountId } from "@/lib/audit/account";
import { keyRef } from "@/lib/audit/key-ref";
import { batches } from "./batches";
import { packText } from "./foreign-text";
import { HOLE_COLUMNS, holeColumns, type ReadFailure } from "./holes";
import { incoming } from "./incoming";
import type { Store } from "./open-store";
import { writeAs } from "./owners";
import { internShapes } from "./scan-shapes";
import type { Tables } from "./schema";

/** A key as the list of its account names it. */
export type ListedKey = { account: AccountId; api_key_id: string; name: string };

/**
 * Saves the complete key lists of some accounts, all or nothing. Known keys keep their scopes and get the new name;
 * keys that a list no longer names are marked as gone, and come back if a later list names them again.
 */
export async function putKeyLists(
  store: Store,
  owner: string,
  lists: ReadonlyMap<AccountId, readonly Omit<ListedKey, "account">[]>,
  nowMs: number,
): Promise<void> {
  await writeAs(store, owner, nowMs, async (db, seq) => {
    const listed = [...lists].flatMap(([account, keys]) =>
      keys.map((key) => ({ ...key, account })),
    );
    for (const batch of batches(listed, keyRef)) {
      const rows = batch.map((key) => keyRow(owner, key, null, seq));
      await upsert(db, rows, ["name", "gone_at", "seq"]);
    }
    for (const batch of batches([...lists.keys()], (account) => account)) {
      await db
        .updateTable("scan_key")
        .set({ gone_at: nowMs, seq })
        .where("owner", "=", owner)
        .where("account", "in", batch)
        .where("gone_at", "is", null)
        .where("seq", "<", seq)
        .execute();
    }
  });
}

/** Saves the scopes of keys that were read at `nowMs`, and closes their holes. All or none. */
export async function putKeyScopes(
  store: Store,
  owner: string,
  keys: readonly (ListedKey & { scopes: readonly string[] })[],
  nowMs: number,
): Promise<void> {
  await writeAs(store, owner, nowMs, async (db, seq) => {
    const shapes = await internShapes(
      db,
      owner,
      keys.map((key) => key.scopes),
      seq,
    );
    for (const batch of batches(keys, keyRef)) {
      const rows = batch.map(({ scopes, ...key }) => ({
        ...keyRow(owner, key, null, seq),
        shape: shapes.get(scopes) ?? null,
        read_at: nowMs,
      }));
      await upsert(db, rows, ["name", "shape", "read_at", ...HOLE_COLUMNS, "seq"]);
    }
  });
}

/** Saves why keys could not be read. Keeps the results of an earlier read, with its time. All or none. */
export async function putKeyFailures(
  store: Store,
  owner: string,
  keys: readonly (ListedKey & { failure: ReadFailure })[],
  nowMs: number,
): Promise<void> {
  await writeAs(store, owner, nowMs, async (db, seq) => {
    for (const batch of batches(keys, keyRef)) {
      const rows = batch.map(({ failure, ...key }) => keyRow(owner, key, failure, seq));
      await upsert(db, rows, ["name", ...HOLE_COLUMNS, "seq"]);
    }
  });
}

type KeyRow = Insertable<Tables["scan_key"]>;

function keyRow(owner: string, key: ListedKey, failure: ReadFailure | null, seq: number): KeyRow {
  const { account, api_key_id, name } = key;
  return {
    owner,
    account,
    api_key_id,
    name: packText(name),
    shape: null,
    read_at: null,
    ...holeColumns(failure),
    gone_at: null,
    seq,
  };
}

/** Inserts rows; for existing ones, replaces only the named columns. */
async function upsert(
  db: Transaction<Tables>,
  rows: KeyRow[],
  columns: readonly (keyof KeyRow)[],
): Promise<void> {
  await db
    .insertInto("scan_key")
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(["owner", "account", "api_key_id"])
        .doUpdateSet(incoming<"scan_key">(columns)),
    )
    .execute();
}
