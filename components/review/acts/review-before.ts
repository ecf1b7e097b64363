import type { ReviewSummary } from "@/lib/queries/reviews";

/**
 * The newest review of the same account that was opened before one and decided on every key; else one that decided on some,
 * so that what was begun and left does not hide what was decided before.
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
