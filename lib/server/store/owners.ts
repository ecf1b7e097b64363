import "server-only";
import type { Transaction } from "kysely";
import { DAY_MS } from "@/lib/audit/day";
import type { Store } from "./open-store";
import type { Tables } from "./schema";

/** The tables that are deleted with their owner. */
const OWNED = [
  "scan",
  "scan_account",
  "scan_key",
  "scan_shape",
  "last_mail",
  "last_mail_task",
  "last_mail_call",
] as const;

/**
 * Runs one write of an owner, all or nothing, and gives it the owner's next `seq` for every row it touches. It locks
 * the owner's row until the commit, so writes become visible in the order of their numbers: a reader who has seen `seq`
 * n misses nothing by asking for rows above n.
 */
export function writeAs<T>(
  store: Store,
  owner: string,
  nowMs: number,
  work: (db: Transaction<Tables>, seq: number) => Promise<T>,
): Promise<T> {
  return store.db.transaction().execute(async (db) => {
    // Starts from the time, so that an owner who was deleted and comes back doesn't count from a lower number.
    const { seq } = await db
      .insertInto("scan_owner")
      .values({ owner, seq: nowMs, used_at: nowMs })
      .onConflict((conflict) =>
        conflict
          .column("owner")
          .doUpdateSet((row) => ({ seq: row("scan_owner.seq", "+", 1), used_at: nowMs })),
      )
      .returning("seq")
      .executeTakeFirstOrThrow();
    return work(db, seq);
  });
}

/**
 * Deletes all data of owners that last wrote before `beforeMs`, or after `nowMs` plus a day for clock differences: data
 * from a clock that ran ahead would stay fresh, and its lease held, for as long as it was ahead.
 * @returns how many owners
 */
export function deleteUnusedOwners(store: Store, beforeMs: number, nowMs: number): Promise<number> {
  return store.db.transaction().execute(async (db) => {
    const unused = await db
      .deleteFrom("scan_owner")
      .where((row) => row.or([row("used_at", "<", beforeMs), row("used_at", ">", nowMs + DAY_MS)]))
      .returning("owner")
      .execute();
    const owners = unused.map(({ owner }) => owner);
    if (owners.length === 0) return 0;
    for (const table of OWNED) await db.deleteFrom(table).where("owner", "in", owners).execute();
    return owners.length;
  });
}
