import "server-only";
import { sql } from "kysely";
import type { Store } from "../open-store";

/** Replicas' clocks differ by seconds. What is further ahead was recorded by a clock that was wrong. */
const MARGIN_MS = 60_000;

/**
 * Brings back what a clock that was ahead has recorded: until its time came, nothing newer would be. Such a state was seen
 * by now, and after the one before it, as far as anybody knows; of a failed reading nothing is known, and it goes.
 */
export async function pullBack(store: Store, nowMs: number): Promise<void> {
  const limitMs = nowMs + MARGIN_MS;
  const known = sql<number>`coalesce((select max(known.last_after) from history_state as known
    where known.history = history_state.history and known.last_before <= ${limitMs}), ${nowMs})`;
  const after = sql<number>`case when first_after > ${limitMs} then ${known} else first_after end`;
  await store.db.transaction().execute(async (db) => {
    await db.deleteFrom("history_failure").where("last_at", ">", limitMs).execute();
    await db
      .updateTable("history_state")
      .set({
        first_after: after,
        first_before: sql<number>`case when first_before > ${limitMs} then ${nowMs} else first_before end`,
        last_after: after,
        last_before: nowMs,
      })
      .where("last_before", ">", limitMs)
      .execute();
  });
}
