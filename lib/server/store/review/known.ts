import "server-only";
import { type AccountId, accountId, SELF } from "@/lib/audit/account";
import { batches } from "../batches";
import { type HistoryReader, seenAccounts } from "../history/reads";
import type { Store } from "../open-store";

/** A history's reader, with the id of the key that they are signed in with. */
export type ReviewReader = HistoryReader & { api_key_id: string };

/** An account of a review that is one of the reader's. */
export type Known = { review: string; account: AccountId; seenAs: AccountId };

const OWN = accountId(SELF);

/**
 * The accounts of reviews, and their openers' own accounts, that the reader's key lists or own key prove to be theirs.
 * `seenReviews` checks whether such a list is current.
 */
export async function knownByKeys(
  store: Store,
  reader: ReviewReader,
  id: string | null,
): Promise<Known[]> {
  const { owner, network, api_key_id } = reader;
  const ofNetwork = store.db
    .selectFrom("review")
    .innerJoin("review_key as known", "known.review", "review.id")
    .where("review.network", "=", network)
    .$if(id !== null, (query) => query.where("review.id", "=", id ?? ""));
  const byKeys = await ofNetwork
    .innerJoin("scan_key as key", "key.api_key_id", "known.api_key_id")
    .select(["known.review", "known.account", "key.account as seenAs"])
    .distinct()
    .where("key.owner", "=", owner)
    .where("key.gone_at", "is", null)
    .execute();
  // Signing in proved that this key belongs to their own account.
  const byOwn = await ofNetwork
    .select(["known.review", "known.account"])
    .where("known.account", "=", OWN)
    .where("known.api_key_id", "=", api_key_id)
    .execute();
  return [...byKeys, ...byOwn.map((each) => ({ ...each, seenAs: OWN }))];
}

/** The same by history, for accounts whose keys have all been replaced since. */
export async function knownByHistory(
  store: Store,
  reader: ReviewReader,
  id: string | null,
): Promise<Known[]> {
  const seen = await seenAccounts(store, reader, null);
  const known: Known[] = [];
  for (const batch of batches(seen, ({ account }) => account)) {
    const rows = await store.db
      .selectFrom("review_account as part")
      .innerJoin("review", "review.id", "part.review")
      .select(["part.review", "part.account", "part.history"])
      .where("review.network", "=", reader.network)
      .where(
        "part.history",
        "in",
        batch.map(({ history }) => history),
      )
      .$if(id !== null, (query) => query.where("review.id", "=", id ?? ""))
      .execute();
    for (const { history, ...part } of rows) {
      const of = batch.filter((each) => each.history === history);
      known.push(...of.map(({ account }) => ({ ...part, seenAs: account })));
    }
  }
  return known;
}
