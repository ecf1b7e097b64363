import "server-only";
import type { Transaction } from "kysely";
import { batches } from "../batches";
import type { Tables } from "../schema";
import { Overtaken } from "./claims";
import type { AccountReading, Facts, KeyFact } from "./facts";

type Db = Transaction<Tables>;

export type Newest = { number: number; hash: string; last_after: number; last_before: number };

/** Makes other writers of this history wait until this transaction is over. @throws Overtaken if it was deleted */
export async function lockHistory(db: Db, history: string, readAtMs: number): Promise<Newest> {
  const { numUpdatedRows } = await db
    .updateTable("history_account")
    .set({ read_at: readAtMs })
    .where("id", "=", history)
    .executeTakeFirst();
  const newest = await db
    .selectFrom("history_state")
    .select(["number", "hash", "last_after", "last_before"])
    .where("history", "=", history)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n || newest === undefined) throw new Overtaken();
  return newest;
}

type Place = { history: string; number: number };

/** Begins a state with the scan that found it. */
export async function putState(
  db: Db,
  place: Place,
  { hash, keys }: Facts,
  { afterMs, beforeMs }: AccountReading,
) {
  const first = { first_after: afterMs, first_before: beforeMs };
  const last = { last_after: afterMs, last_before: beforeMs };
  const state = { ...place, hash, key_count: keys.length, ...first, ...last };
  await db.insertInto("history_state").values(state).execute();
}

/** Stores keys as they are from a state on, with the scope sets that they name. */
export async function putKeys(
  db: Db,
  { history, number }: Place,
  keys: readonly KeyFact[],
  shapes: Facts["shapes"],
) {
  const named = new Set(keys.map(({ shape }) => shape));
  const used = [...shapes].filter(([hash]) => named.has(hash));
  for (const batch of batches(used, ([hash]) => hash)) {
    const rows = batch.map(([hash, scopes]) => ({ history, hash, scopes: JSON.stringify(scopes) }));
    await db
      .insertInto("history_shape")
      .values(rows)
      .onConflict((conflict) => conflict.columns(["history", "hash"]).doNothing())
      .execute();
  }
  for (const batch of batches(keys, ({ api_key_id }) => api_key_id)) {
    const rows = batch.map((key) => ({ ...key, history, from_state: number, to_state: null }));
    await db.insertInto("history_key").values(rows).execute();
  }
}

/** Marks keys as unchanged up to a state, and different since. */
export async function endKeys(db: Db, { history, number }: Place, keys: readonly KeyFact[]) {
  for (const batch of batches(keys, ({ api_key_id }) => api_key_id)) {
    const ids = batch.map(({ api_key_id }) => api_key_id);
    await db
      .updateTable("history_key")
      .set({ to_state: number })
      .where("history", "=", history)
      .where("api_key_id", "in", ids)
      .where("to_state", "is", null)
      .execute();
  }
}
