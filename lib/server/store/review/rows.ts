import "server-only";
import { batches } from "../batches";
import { unpackText } from "../foreign-text";
import type { Store } from "../open-store";

/** How far a review has got. Times are epoch ms. */
export type ReviewRow = {
  note: string;
  openedBy: string;
  openedAtMs: number;
  keys: number;
  decided: number;
  signedOffMs: number | null;
};

/** How far these reviews have got, by id. Only for ids that `seenReviews` returned. */
export async function readReviewRows(
  store: Store,
  ids: readonly string[],
): Promise<Map<string, ReviewRow>> {
  const rows = new Map<string, ReviewRow>();
  for (const batch of batches(ids, (id) => id)) {
    const found = await store.db
      .selectFrom("review")
      .leftJoin("review_act as act", "act.review", "review.id")
      .select(["review.id", "note", "opened_by", "opened_at", "key_count"])
      .select(({ fn }) => [
        fn.max<number | null>("act.decided").as("decided"),
        fn.max<number | null>("act.made_at").filterWhere("kind", "=", "acknowledgement").as("end"),
      ])
      .where("review.id", "in", batch)
      .groupBy(["review.id", "note", "opened_by", "opened_at", "key_count"])
      .execute();
    for (const row of found) {
      rows.set(row.id, {
        note: unpackText(row.note),
        openedBy: unpackText(row.opened_by),
        openedAtMs: row.opened_at,
        keys: row.key_count,
        decided: row.decided ?? 0,
        signedOffMs: row.end,
      });
    }
  }
  return rows;
}
