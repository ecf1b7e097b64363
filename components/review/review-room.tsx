"use client";
import { useQuery } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import dynamic from "next/dynamic";
import { useFleet } from "@/components/fleet/use-fleet";
import { PAGES } from "@/components/links/pages";
import { Button } from "@/components/ui/button";
import { StatePanel } from "@/components/ui/state-panel";
import { sessionQuery } from "@/lib/queries/account";
import { Begin } from "./begin";
import { isOf } from "./is-of";
import { OpenFile } from "./open-file";
import { ReviewLoading } from "./review-loading";
import { dropDraft, useDraft } from "./use-draft";
import { useReviewWorker } from "./use-review-worker";

const ReviewDesk = dynamic(() => import("./review-desk").then((module) => module.ReviewDesk), {
  loading: ReviewLoading,
});

/** The review that is under way in this browser, or how to begin or open one. */
export function ReviewRoom() {
  const view = useFleet();
  const session = useQuery(sessionQuery()).data;
  const { isLoaded, draft, heldFor, isKept, isOvertaken } = useDraft();
  const worker = useReviewWorker();
  if (!isLoaded || session === undefined) return <ReviewLoading />;
  const signedInWith = session.api_key_id;
  if (draft !== null && (heldFor === signedInWith || isOf(draft.review, signedInWith))) {
    return (
      <ReviewDesk draft={draft} view={view} {...{ signedInWith, isKept, isOvertaken, worker }} />
    );
  }
  return (
    <>
      <h1 className="font-semibold text-xl">{PAGES.review.title}</h1>
      {draft === null ? (
        <>
          <Begin view={view} openedWith={signedInWith} ask={worker.ask} />
          <OpenFile worker={worker} signedInWith={signedInWith} />
        </>
      ) : (
        <OtherDraft />
      )}
    </>
  );
}

function OtherDraft() {
  return (
    <div className="mt-6">
      <StatePanel
        icon={CircleAlert}
        title="Another account’s review is under way in this browser"
        action={<Button onClick={() => void dropDraft()}>Erase it</Button>}
      >
        Sign in with a key of that account to go on with it, or erase it to begin one of this
        account. What is erased here cannot be brought back, unless its file was saved.
      </StatePanel>
    </div>
  );
}
