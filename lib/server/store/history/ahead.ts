import "server-only";
import { sql } from "kysely";
import type { Store } from "../open-store";

/** Replicas' clocks differ by seconds. A record further ahead than this came from a wrong clock. */
const MARGIN_MS = 60_000;

/**
 * Corrects records from a clock that ran ahead: until their time came, nothing would count as newer. As far as anybody
 * knows, such a state was seen by now, after the one before it; a failed scan proves nothing, and is deleted.
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
