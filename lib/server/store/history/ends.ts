import "server-only";
import type { Transaction } from "kysely";
import { batches } from "../batches";
import type { Store } from "../open-store";
import type { Tables } from "../schema";

const PARTS = [
  "history_claim",
  "history_state",
  "history_key",
  "history_shape",
  "history_failure",
] as const;

/** Deletes a whole history. @returns false if another writer was faster */
export function forgetHistory(store: Store, history: string): Promise<boolean> {
  return store.db.transaction().execute(async (db) => {
    // The account first: every writer locks its row.
    const { numDeletedRows } = await db
      .deleteFrom("history_account")
      .where("id", "=", history)
      .executeTakeFirst();
    for (const part of PARTS) await db.deleteFrom(part).where("history", "=", history).execute();
    return numDeletedRows === 1n;
  });
}

/** Deletes the histories of accounts not read since `beforeMs`, and the parts of others that were over by then. */
export async function deleteOldHistory(store: Store, beforeMs: number): Promise<void> {
  const unread = await store.db
    .selectFrom("history_account")
    .select("id")
    .where("read_at", "<", beforeMs)
    .execute();
  for (const { id } of unread) await forgetHistory(store, id);
  const old = await store.db
    .selectFrom("history_state as state")
    .innerJoin("history_state as next", (join) =>
      join
        .onRef("next.history", "=", "state.history")
        .on((on) => on("next.number", "=", on("state.number", "+", on.val(1)))),
    )
    .select(({ fn }) => ["state.history", fn.max("state.number").as("last")])
    .where("state.last_before", "<", beforeMs)
    .groupBy("state.history")
    .execute();
  for (const { history, last } of old) {
    await store.db.transaction().execute((db) => deleteUpTo(db, history, last));
  }
  await store.db.deleteFrom("history_failure").where("last_at", "<", beforeMs).execute();
}

/** Deletes everything that ended with a state or before it, and the scope sets that nothing names any more. */
async function deleteUpTo(db: Transaction<Tables>, history: string, last: number) {
  // Locks the row as a writer would: no key that somebody adds in the meantime loses its scope set.
  await db.updateTable("history_account").set({ id: history }).where("id", "=", history).execute();
  await db
    .deleteFrom("history_state")
    .where("history", "=", history)
    .where("number", "<=", last)
    .execute();
  await db
    .deleteFrom("history_key")
    .where("history", "=", history)
    .where("to_state", "<=", last)
    .execute();
  const used = await db
    .selectFrom("history_key")
    .select("shape")
    .distinct()
    .where("history", "=", history)
    .where("shape", "is not", null)
    .execute();
  const kept = await db
    .selectFrom("history_shape")
    .select("hash")
    .where("history", "=", history)
    .execute();
  const names = new Set(used.map(({ shape }) => shape));
  const unused = kept.filter(({ hash }) => !names.has(hash));
  for (const batch of batches(unused, ({ hash }) => hash)) {
    const hashes = batch.map(({ hash }) => hash);
    await db
      .deleteFrom("history_shape")
      .where("history", "=", history)
      .where("hash", "in", hashes)
      .execute();
  }
}
