import "server-only";
import { randomBytes } from "node:crypto";
import { type AccountId, accountId, SELF } from "@/lib/audit/account";
import { batches } from "../batches";
import { packText } from "../foreign-text";
import type { Store } from "../open-store";
import type { Tables } from "../schema";
import { isTaken } from "../taken";

/** A review to save. `accounts`: those with frozen keys, with their ids and their histories. */
export type NewReview = Pick<
  Tables["review"],
  "network" | "target" | "note" | "opened_by" | "opened_at" | "key_count" | "file"
> & {
  /** The opener's key, which identifies their own account even if none of that account was frozen. */
  opened_with: string;
  accounts: readonly {
    account: AccountId;
    label: string;
    history: string | null;
    ids: ReadonlySet<string>;
  }[];
};

/**
 * Saves a review, whole or not at all. Ids and history identify its account and the opener's own account; a fleet's
 * other accounts go by their names under that.
 * @returns its id: 128 random bits
 */
export async function putReview(
  store: Store,
  { accounts, opened_with, note, opened_by, ...row }: NewReview,
): Promise<string> {
  const id = randomBytes(16).toString("base64url");
  const own = accountId(SELF);
  const isKnown = (account: AccountId) => account === own || account === row.target;
  const keys = accounts
    .filter(({ account }) => isKnown(account))
    .flatMap(({ account, ids }) =>
      [...ids].map((api_key_id) => ({ review: id, account, api_key_id })),
    );
  keys.push({ review: id, account: own, api_key_id: opened_with });
  await store.db.transaction().execute(async (db) => {
    const packed = { note: packText(note), opened_by: packText(opened_by) };
    await db
      .insertInto("review")
      .values({ id, ...row, ...packed })
      .execute();
    for (const batch of batches(accounts, ({ account }) => account)) {
      const rows = batch.map(({ account, label, history }) => {
        const known = isKnown(account) ? history : null;
        return { review: id, account, label: packText(label), history: known };
      });
      await db.insertInto("review_account").values(rows).execute();
    }
    for (const batch of batches(keys, (key) => JSON.stringify(key))) {
      await db.insertInto("review_key").values(batch).execute();
    }
  });
  return id;
}

/** The file of a review as it was opened; null if there is none. */
export async function readReviewFile(store: Store, id: string): Promise<string | null> {
  const row = await store.db
    .selectFrom("review")
    .select("file")
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.file ?? null;
}

/** One act of a review; acts are numbered from 1. */
export type ReviewAct = Omit<Tables["review_act"], "review">;

/** The acts of a review after one of them, in order. */
export function readActs(
  store: Store,
  id: string,
  after: number,
): Promise<Pick<ReviewAct, "number" | "kind" | "body">[]> {
  return store.db
    .selectFrom("review_act")
    .select(["number", "kind", "body"])
    .where("review", "=", id)
    .where("number", ">", after)
    .orderBy("number")
    .execute();
}

/**
 * Adds an act to a review. One statement: an act that was acknowledged as saved survives a power cut.
 * @returns false if another act already follows the same one
 */
export async function putAct(store: Store, id: string, act: ReviewAct): Promise<boolean> {
  try {
    await store.db
      .insertInto("review_act")
      .values({ review: id, ...act })
      .execute();
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

const PARTS = ["review_account", "review_key", "review_act"] as const;

/** Deletes the reviews that were opened, and last extended, before a moment. */
export async function deleteOldReviews(store: Store, beforeMs: number): Promise<void> {
  const old = await store.db
    .selectFrom("review")
    .select("id")
    .where("opened_at", "<", beforeMs)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom("review_act as act")
            .select("act.number")
            .whereRef("act.review", "=", "review.id")
            .where("act.made_at", ">=", beforeMs),
        ),
      ),
    )
    .execute();
  for (const { id } of old) {
    await store.db.transaction().execute(async (db) => {
      await db.deleteFrom("review").where("id", "=", id).execute();
      for (const part of PARTS) await db.deleteFrom(part).where("review", "=", id).execute();
    });
  }
}
