"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useQueryState } from "nuqs";
import { useState } from "react";
import { useFleet } from "@/components/fleet/use-fleet";
import { accountHref } from "@/components/links/account-href";
import { PAGES } from "@/components/links/pages";
import { parseAsText } from "@/components/links/parse-as-text";
import type { Review } from "@/lib/audit/review/review";
import { sessionQuery } from "@/lib/queries/account";
import { LateDesk, ReviewLoading } from "./review-loading";
import { StartPage } from "./start/start-page";
import { StoredReview } from "./stored-review";
import { useReviewWorker } from "./use-review-worker";

/** The review in the address, one opened from a file, or a list of reviews with a form to start one. */
export function ReviewRoom() {
  const view = useFleet();
  const session = useQuery(sessionQuery()).data;
  const worker = useReviewWorker();
  const router = useRouter();
  const [id, setId] = useQueryState("review", parseAsText.withOptions({ history: "push" }));
  const [file, setFile] = useState<Review | null>(null);
  if (session === undefined) return <ReviewLoading />;
  const { ask } = worker;
  if (id !== null) {
    // Drops the queue's filters, which belong to this review.
    const onClose = () => router.push(accountHref(PAGES.review.href, view.onBehalfOf));
    return <StoredReview key={id} {...{ id, view, session, ask, onClose }} />;
  }
  if (file !== null) {
    return (
      <LateDesk
        {...{ view, ask }}
        review={file}
        before={null}
        signedInWith={session.api_key_id}
        work={null}
        onClose={() => setFile(null)}
      />
    );
  }
  return (
    <StartPage
      {...{ view, session, worker }}
      onOpened={(next) => void setId(next)}
      onFile={setFile}
    />
  );
}
