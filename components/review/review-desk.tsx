"use client";
import { useRef } from "react";
import type { FleetView } from "@/components/fleet/use-fleet";
import { PAGES } from "@/components/links/pages";
import { ProgressBar } from "@/components/ui/progress-bar";
import { useHotkey } from "@/components/ui/use-hotkey";
import { isWhole } from "@/lib/audit/snapshot/snapshot";
import { counted, countOf } from "@/lib/audit/words";
import { AcknowledgeForm } from "./acknowledge-form";
import { Acknowledged } from "./acknowledged";
import { DecideForm } from "./decide-form";
import { DecisionHistory } from "./decision-history";
import { DeskActions } from "./desk-actions";
import type { Draft } from "./draft-records";
import { KeyFacts } from "./key-facts";
import { KeyHead } from "./key-head";
import { PrintedReview } from "./printed-review";
import { Queue } from "./queue";
import { ReviewFacts } from "./review-facts";
import { useDesk } from "./use-desk";
import type { useReviewWorker } from "./use-review-worker";
import { WhoReviews } from "./who-reviews";

/** A review under way: the keys, the one at hand with all that is known of it, and what is decided. */
export function ReviewDesk({
  draft: { review, reviewer },
  view: { fleet },
  signedInWith,
  isKept,
  isOvertaken,
  worker: { ask },
}: {
  draft: Draft;
  view: Pick<FleetView, "fleet">;
  signedInWith: string;
  /** Whether the browser keeps the draft. */
  isKept: boolean;
  /** Another tab has gone on with it. */
  isOvertaken: boolean;
  worker: ReturnType<typeof useReviewWorker>;
}) {
  const desk = useDesk(review, fleet);
  const head = useRef<HTMLHeadingElement>(null);
  useHotkey("j", () => desk.step(1), "Next key");
  useHotkey("k", () => desk.step(-1), "Previous key");
  const { atHand, undecided, lapsed, population } = desk;
  const total = population.keys.length;
  const isSealed = review.acknowledgement !== null;
  return (
    <>
      <div className="print:hidden">
        <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
          <h1 className="mr-auto font-semibold text-xl">
            {PAGES.review.title}
            {isWhole(review.snapshot) ? "" : ", INCOMPLETE"}
          </h1>
          <DeskActions review={review} now={fleet} ask={ask} />
        </div>
        <div role="status" className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2">
          <span>
            {counted(total - undecided)} of {countOf(total, "key")} decided
            {lapsed > 0 && `; ${counted(lapsed)} lapsed, for their scopes have changed since`}.
          </span>
          <ProgressBar
            value={total - undecided}
            max={total}
            label="Keys decided"
            className="w-40"
          />
          <span className="text-ink-3 text-xs">
            Kept in this browser only. Signing out erases it: save it first.
          </span>
        </div>
        {!isKept && (
          <p role="alert" className="mt-2 text-critical text-sm">
            This browser does not keep the draft: save the file before you leave.
          </p>
        )}
        {isOvertaken && (
          <p role="alert" className="mt-2 text-critical text-sm">
            Another tab has gone on with this review. It is shown as it is there: what you did last
            was not added.
          </p>
        )}
        <ReviewFacts review={review} />
        {isSealed && <Acknowledged review={review} />}
        {undecided === 0 && !isSealed && <AcknowledgeForm review={review} />}
        {!isSealed && <WhoReviews reviewer={reviewer} />}
        <div className="review-desk mt-6">
          <Queue desk={desk} accounts={review.snapshot.accounts} />
          {atHand !== null && (
            <>
              <KeyHead
                ref={head}
                one={atHand}
                account={population.fleet.accounts.get(atHand.key.account)}
                isSignedIn={atHand.key.account === "self" && atHand.key.api_key_id === signedInWith}
                standing={desk.standingOf(atHand)}
              />
              <section aria-label="Decision" className="review-form min-w-0 space-y-4">
                {!isSealed && reviewer !== null && (
                  <DecideForm
                    key={atHand.ref}
                    {...{ review, reviewer, signedInWith, desk, one: atHand }}
                    onDone={() => head.current?.focus()}
                  />
                )}
                <DecisionHistory review={review} one={atHand} />
              </section>
              <KeyFacts key={atHand.ref} one={atHand} fleet={population.fleet} />
            </>
          )}
        </div>
      </div>
      <PrintedReview review={review} desk={desk} />
    </>
  );
}
