import "server-only";
import type { Store } from "../open-store";
import { untilOurs, whose } from "./claims";
import { lockHistory } from "./rows";

/** An account whose list could not be read. `ids`: the keys that it had when it last could. */
export type FailedReading = {
  ids: readonly string[];
  atMs: number;
  code: string;
  status: number | null;
};

/** Adds that an account could not be read to the history of those keys; where there is none, nothing is said of anybody. */
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
