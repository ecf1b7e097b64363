import "server-only";
import { type AccountId, accountId, isUnreadList, SELF } from "@/lib/audit/account";
import { unpackText } from "../foreign-text";
import type { Store } from "../open-store";
import { readScan } from "../scans";
import { type Known, knownByHistory, knownByKeys, type ReviewReader } from "./known";

/** A review that a reader may see, and which of their accounts, or `all`, it covers. */
export type SeenReview = { id: string; account: AccountId; label: string };

/** What a reader's own key lists now. */
type Listing = {
  /** The accounts whose keys it lists. */
  listed: ReadonlyMap<AccountId, string>;
  /** Whether SendGrid no longer names an account to this key, as opposed to an unreadable list. */
  isGone: (account: AccountId) => boolean;
};

const OWN = accountId(SELF);

/**
 * The reviews that a reader may see: those of accounts whose keys their own key lists now. A review of many accounts
 * needs the same own account, and each of the others that SendGrid still names under it: a subuser is then identified
 * by name.
 * @param id one of them; null: all
 */
export async function seenReviews(
  store: Store,
  reader: ReviewReader,
  id: string | null,
): Promise<SeenReview[]> {
  const byKeys = await knownByKeys(store, reader, id);
  const seen = await seenOf(store, reader, byKeys);
  if (id !== null && seen.length > 0) return seen;
  // The history still identifies an account whose keys have all been replaced since.
  return seenOf(store, reader, [...byKeys, ...(await knownByHistory(store, reader, id))]);
}

async function seenOf(store: Store, reader: ReviewReader, known: readonly Known[]) {
  const ids = [...new Set(known.map(({ review }) => review))];
  if (ids.length === 0) return [];
  const reviews = await store.db
    .selectFrom("review")
    .select(["id", "target"])
    .where("id", "in", ids)
    .orderBy("opened_at", "desc")
    .execute();
  const parts = await store.db
    .selectFrom("review_account")
    .select(["review", "account", "label"])
    .where("review", "in", ids)
    .execute();
  const listing = await listingOf(store, reader);
  return reviews.flatMap(({ id, target }): SeenReview[] => {
    const accounts = parts.filter(({ review }) => review === id);
    const ofIt = known.filter(({ review }) => review === id);
    const account = seenAs({ target, accounts, known: ofIt }, listing);
    if (account === null) return [];
    const name = account === "all" ? OWN : account;
    const part = accounts.find((each) => each.account === name);
    const label = listing.listed.get(name) ?? (part && unpackText(part.label)) ?? name;
    return [{ id, account, label }];
  });
}

type Review = {
  target: string;
  accounts: readonly { account: AccountId }[];
  known: readonly Known[];
};

/** Which of the reader's accounts a review covers; null: they may not see it. */
function seenAs({ target, accounts, known }: Review, { listed, isGone }: Listing) {
  const one =
    target === "all"
      ? undefined
      : known.find(({ account, seenAs: id }) => account === target && listed.has(id));
  if (one !== undefined) return one.seenAs;
  const isOwn = known.some(({ account, seenAs: id }) => account === OWN && id === OWN);
  const isAll = accounts.every(({ account }) => listed.has(account) || isGone(account));
  return isOwn && isAll && accounts.some(({ account }) => listed.has(account)) ? target : null;
}

async function listingOf(store: Store, { owner, sinceMs }: ReviewReader): Promise<Listing> {
  const rows = await store.db
    .selectFrom("scan_account")
    .select(["account", "label", "status", "listed_at"])
    .where("owner", "=", owner)
    .where("gone_at", "is", null)
    .execute();
  const named = new Set(rows.map(({ account }) => account));
  const scan = await readScan(store, { owner, accountFilter: "all" });
  const isWhole =
    scan?.status === "done" && (scan.finished_at ?? 0) >= sinceMs && ![...named].some(isUnreadList);
  return {
    listed: new Map(
      rows
        .filter(({ status, listed_at }) => status !== "failed" && (listed_at ?? 0) >= sinceMs)
        .map(({ account, label }) => [account, unpackText(label)]),
    ),
    isGone: (account) => isWhole && account !== OWN && !named.has(account),
  };
}
