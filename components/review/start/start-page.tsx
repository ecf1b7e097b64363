"use client";
import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { FailurePanel } from "@/components/fleet/failure-panel";
import { PAGES } from "@/components/links/pages";
import type { useReviewWorker } from "@/components/review/use-review-worker";
import type { Review } from "@/lib/audit/review/review";
import { ApiError } from "@/lib/queries/api";
import { reviewsQuery } from "@/lib/queries/reviews";
import { OpenFile } from "./open-file";
import { ReviewExample } from "./review-example";
import { ReviewList } from "./review-list";
import { StartForm, type Starting } from "./start-form";

/** The existing reviews, what a review is for, and how to start or open one. */
export function StartPage({
  view,
  session,
  worker,
  onOpened,
  onFile,
}: Starting & {
  worker: ReturnType<typeof useReviewWorker>;
  onFile: (review: Review) => void;
}) {
  const { data: reviews, error, isFetching, refetch } = useQuery(reviewsQuery("all"));
  return (
    <>
      <h1 className="font-semibold text-xl">{PAGES.review.title}</h1>
      <p className="prose-width mt-1 text-pretty text-ink-2">
        Decide on every key, have a colleague sign off, and keep the proof.
      </p>
      {error instanceof ApiError && (
        <div className="mt-6">
          <FailurePanel failure={error} isTrying={isFetching} onRetry={() => void refetch()} />
        </div>
      )}
      {reviews !== undefined && reviews.length > 0 && <ReviewList reviews={reviews} />}
      {/* Hidden until the content above is known, so that nothing moves. */}
      <div className={clsx(reviews === undefined && error === null && "invisible")}>
        <div className="review-start mt-8">
          <StartForm {...{ view, session, onOpened }} />
          <ReviewExample />
        </div>
        <OpenFile worker={worker} onFile={onFile} />
      </div>
    </>
  );
}
