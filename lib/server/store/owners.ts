import "server-only";
import type { Transaction } from "kysely";
import { DAY_MS } from "@/lib/audit/day";
import type { Store } from "./open-store";
import type { Tables } from "./schema";

/** What goes with its owner. */
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
 * Runs one write of an owner, all or nothing, and gives it the owner's next `seq` to put on every row it touches.
 * The owner's row stays locked until the write is committed, so writes become visible in the order of their numbers:
 * a reader who has seen `seq` n misses nothing by asking for what is above n.
 */
export function writeAs<T>(
  store: Store,
  owner: string,
  nowMs: number,
  work: (db: Transaction<Tables>, seq: number) => Promise<T>,
): Promise<T> {
  return store.db.transaction().execute(async (db) => {
    // The first number is the time, so that an owner who was deleted and comes back does not count from below.
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
 * Forgets everything of every owner who has not written since `beforeMs`, or has after `nowMs` (with a day for clocks that
 * are apart): what was read under a clock that was ahead would be fresh, and its lease held, for as long as it was ahead.
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
