"use client";
import { useQuery } from "@tanstack/react-query";
import { FileQuestion } from "lucide-react";
import { FailurePanel } from "@/components/fleet/failure-panel";
import type { FleetView } from "@/components/fleet/use-fleet";
import { PAGES } from "@/components/links/pages";
import { Button } from "@/components/ui/button";
import { StatePanel } from "@/components/ui/state-panel";
import type { SessionView } from "@/lib/contract/answers";
import { reviewQuery, reviewsQuery } from "@/lib/queries/reviews";
import { reviewBefore } from "./acts/review-before";
import { useActs } from "./acts/use-acts";
import { useActor } from "./people/use-actor";
import { LateDesk, ReviewLoading } from "./review-loading";
import type { Ask } from "./use-review-worker";
import { useStoredReview } from "./use-stored-review";

/** A review from the server's store: anyone who may see its account continues where a colleague stopped. */
export function StoredReview({
  id,
  view,
  session,
  ask,
  onClose,
}: {
  id: string;
  view: FleetView;
  session: SessionView;
  ask: Ask;
  onClose: () => void;
}) {
  const { review, error, isTrying, retry, follow } = useStoredReview(id);
  const actor = useActor(session);
  const acts = useActs(id, actor, follow);
  const before = useBefore(id);
  if (review === undefined) {
    if (error === null) return <ReviewLoading />;
    return (
      <>
        <h1 className="font-semibold text-xl">{PAGES.review.title}</h1>
        <div className="mt-6">
          {error.code === "not_found" ? (
            <StatePanel
              icon={FileQuestion}
              title="No such review here"
              action={<Button onClick={onClose}>All reviews</Button>}
            >
              It belongs to another account, or was deleted with its account’s history. Sign in with
              a key of the account it belongs to.
            </StatePanel>
          ) : (
            <FailurePanel failure={error} isTrying={isTrying} onRetry={retry} />
          )}
        </div>
      </>
    );
  }
  const signedInWith = session.api_key_id;
  return (
    <LateDesk {...{ review, before, view, signedInWith, ask, onClose }} work={{ actor, acts }} />
  );
}

/** The review before this one, whose open decisions carry over. */
function useBefore(id: string) {
  const { data: reviews = [] } = useQuery(reviewsQuery("all"));
  const earlier = reviewBefore(id, reviews);
  const { data: before } = useQuery({
    ...reviewQuery(earlier?.id ?? ""),
    enabled: earlier !== undefined,
  });
  return before ?? null;
}
