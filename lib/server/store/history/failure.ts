import "server-only";
import type { Store } from "../open-store";
import { untilOurs, whose } from "./claims";
import { lockHistory } from "./rows";

/** An account whose list could not be read. `ids`: its keys at the last successful scan. */
export type FailedReading = {
  ids: readonly string[];
  atMs: number;
  code: string;
  status: number | null;
};

/** Records in the history of those keys that their account could not be read; does nothing if there is no history. */
export function recordFailure(store: Store, network: string, failed: FailedReading): Promise<void> {
  const { atMs, code, status } = failed;
  const ids = failed.ids.map((api_key_id) => ({ api_key_id }));
  return untilOurs(store, async (db) => {
    const { history } = await whose(db, network, ids);
    if (history === null) return;
    const newest = await lockHistory(db, history, atMs);
    if (newest.last_before >= atMs) return;
    const open = await db
      .selectFrom("history_failure")
      .select(["first_at", "code", "status", "last_at"])
      .where("history", "=", history)
      .where("readable_by", "is", null)
      .orderBy("first_at", "desc")
      .limit(1)
      .executeTakeFirst();
    if (open?.code === code && open.status === status) {
      await db
        .updateTable("history_failure")
        .set({ last_at: Math.max(open.last_at, atMs) })
        .where("history", "=", history)
        .where("first_at", "=", open.first_at)
        .execute();
      return;
    }
    const times = { first_at: atMs, last_at: atMs, after_at: newest.last_after, readable_by: null };
    await db
      .insertInto("history_failure")
      .values({ history, ...times, code, status })
      .onConflict((conflict) => conflict.columns(["history", "first_at"]).doNothing())
      .execute();
  });
}
