import { type KeyRef, keyRef } from "@/lib/audit/key-ref";
import { type Decision, headOf, type Review } from "@/lib/audit/review/review";
import { ApiError } from "@/lib/queries/api";

/** The most times a decision is sent while colleagues decide on other keys. */
const MOST_TRIES = 8;

/** `after`: what colleagues decided on other keys meanwhile. `first`: what one of them decided on these very keys. */
export type Outcome =
  | { ok: true; after: readonly Decision[] }
  | { ok: false; why: string; first: Decision | null };

/**
 * Sends a decision on keys. If a colleague decided on another key first, it resends, because the decisions do not
 * conflict; if on one of these keys, the person must decide again. If an earlier attempt was saved but its answer got
 * lost, it is not added twice.
 * @param isSaid whether a decision equals this one, in the same name
 * @param post sends it on top of a hash; rejects with ApiError
 * @param follow fetches what came since, and returns the review as it is now
 */
export async function sendDecision(
  review: Review,
  refs: ReadonlySet<KeyRef>,
  {
    isSaid,
    post,
    follow,
  }: {
    isSaid: (decision: Decision) => boolean;
    post: (previous: string) => Promise<void>;
    follow: () => Promise<Review | undefined>;
  },
): Promise<Outcome> {
  let known = review;
  for (let tries = 1; ; tries += 1) {
    try {
      await post(headOf(known));
      // It is saved, even if the result cannot be shown yet.
      await follow().catch(() => undefined);
      return { ok: true, after: known.decisions.slice(review.decisions.length) };
    } catch (error) {
      const why = failureWords(error);
      if (!hasMovedOn(error)) return { ok: false, why, first: null };
      const now = (await follow().catch(() => undefined)) ?? known;
      const news = now.decisions.slice(known.decisions.length);
      const kept = new Set(news.filter(isSaid).map(keyRef));
      if ([...refs].every((ref) => kept.has(ref))) {
        const after = now.decisions.slice(review.decisions.length);
        return { ok: true, after: after.filter((each) => !isSaid(each)) };
      }
      const first = news.findLast((each) => refs.has(keyRef(each))) ?? null;
      const isOver = now.acknowledgement !== null || news.length === 0;
      if (first !== null || isOver || tries === MOST_TRIES) return { ok: false, why, first };
      known = now;
    }
  }
}

/** Whether a call failed because a colleague added something first. */
export const hasMovedOn = (error: unknown) =>
  error instanceof ApiError && error.code === "review_moved_on";

/** Why a review call failed, and what to do. */
export function failureWords(error: unknown): string {
  if (!(error instanceof ApiError)) return "Something went wrong here. Reload the page.";
  return error.help === null ? error.message : `${error.message} ${error.help}`;
}
