import "server-only";
import { type AccountId, parseAccountId } from "@/lib/audit/account";
import type { Person } from "@/lib/audit/review/review";
import { ApiFailure } from "../failure/api-failure";
import { log } from "../process/log";
import { note, noteAccount } from "../process/request-note";
import { type ReviewState, reviewState } from "../review/review-state";
import { readerOf } from "../session/reader";
import type { SignedIn } from "../session/session";
import type { Store } from "../store/open-store";
import { seenReviews } from "../store/review/reads";
import { store } from "../store/shared-store";

/** Enough for a decision on two thousand keys at once, with a rationale. */
export const MAX_REVIEW_BODY_BYTES = 400_000;

/**
 * The current state of a review that this session may see.
 * @throws ApiFailure `not_found`, the same for somebody else's review as for one that doesn't exist
 */
export async function seenReview(
  signedIn: SignedIn,
  id: string,
): Promise<{ db: Store; state: ReviewState }> {
  const db = await store();
  const [seen] = await seenReviews(db, readerOf(signedIn), id);
  const state = seen === undefined ? null : await reviewState(db, id);
  if (seen === undefined || state === null) {
    throw new ApiFailure(
      "not_found",
      "There is no such review among the accounts this session can list.",
      {
        help: "Its account’s keys must have been read in this session first.",
      },
    );
  }
  noteAccountId(seen.account);
  return { db, state };
}

function noteAccountId(id: AccountId) {
  const account = id === "all" ? id : parseAccountId(id);
  if (account !== null) noteAccount(account);
}

/** Logs one line of who did what. It omits a typed name, which only its owner vouches for. */
export function logAct(
  event: string,
  review: string,
  person: Person,
  more: Record<string, string | number> = {},
) {
  const { session, account, person: named } = note();
  log("info", event, {
    session,
    account,
    person: named,
    named_by: person.named_by,
    review,
    ...more,
  });
}
