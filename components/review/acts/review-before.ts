import type { ReviewSummary } from "@/lib/queries/reviews";

/**
 * The newest earlier review of the same account that decided on every key; failing that, one that decided on some, so
 * that an abandoned review does not hide earlier decisions.
 * @param reviews newest first
 */
export function reviewBefore(
  id: string,
  reviews: readonly ReviewSummary[],
): ReviewSummary | undefined {
  const own = reviews.find((each) => each.id === id);
  if (own === undefined) return undefined;
  const earlier = reviews.filter(
    ({ account, opened_at }) => account === own.account && opened_at < own.opened_at,
  );
  return (
    earlier.find(({ state }) => state !== "open") ?? earlier.find(({ decided }) => decided > 0)
  );
}
