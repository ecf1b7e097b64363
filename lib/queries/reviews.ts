import { queryOptions } from "@tanstack/react-query";
import type { TargetId } from "@/lib/audit/account";
import { headOf, type Person, type Review } from "@/lib/audit/review/review";
import type { DecisionBody } from "@/lib/contract/review-requests";
import type { ReviewList, ReviewNews } from "@/lib/contract/reviews";
import { apiFetch, getJson } from "./api";

export type ReviewSummary = ReviewList["reviews"][number];

const of = (id: string, below = "") => `/api/reviews/${encodeURIComponent(id)}${below}`;
const openedOf = (target: TargetId) =>
  `/api/reviews?${new URLSearchParams({ account: target }).toString()}`;

/** The reviews of an account, or all that the session may see, newest first. */
export function reviewsQuery(target: TargetId) {
  return queryOptions({
    queryKey: ["reviews", target],
    queryFn: async ({ signal }) => {
      const { reviews } = await getJson<ReviewList>(openedOf(target), { signal });
      return reviews;
    },
    // Other people work on them, so each view of the list refetches.
    staleTime: 0,
  });
}

/** A review with all of its decisions: megabytes for a large fleet, so the page loads it once and then follows it. */
export function reviewQuery(id: string) {
  return queryOptions({
    queryKey: ["review", id],
    queryFn: ({ signal }) => getJson<Review>(of(id), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
}

/** The review with what others have added to it; the same object if nobody has. @throws ApiError */
export async function followReview(id: string, review: Review): Promise<Review> {
  const query = new URLSearchParams({ after: headOf(review) });
  const news = await getJson<ReviewNews>(`${of(id, "/decisions")}?${query.toString()}`);
  const { decisions, acknowledgement } = news;
  if (decisions.length === 0 && (acknowledgement === null || review.acknowledgement !== null)) {
    return review;
  }
  return { ...review, decisions: [...review.decisions, ...decisions], acknowledgement };
}

/** The acting person, if people type their names; absent if a proxy names them. */
type Said = { person?: Person | undefined };

/** Opens a review of what the session's newest finished scan read. @returns its id. @throws ApiError */
export async function openReview(target: TargetId, body: Said & { note: string }): Promise<string> {
  const { id } = await getJson<{ id: string }>(openedOf(target), { method: "POST", body });
  return id;
}

/** Adds a decision. @throws ApiError `review_moved_on` if another one came first */
export async function postDecision(id: string, body: DecisionBody & Said): Promise<void> {
  await apiFetch(of(id, "/decisions"), { method: "POST", body });
}

/** Signs the review off, which ends it. @throws ApiError `review_moved_on` if a decision came first */
export async function postSignOff(id: string, body: Said & { head: string }): Promise<void> {
  await apiFetch(of(id, "/acknowledgement"), { method: "POST", body });
}
