"use client";
import { useRef, useState } from "react";
import type { FleetView } from "@/components/fleet/use-fleet";
import { SafeText } from "@/components/key/safe-text";
import { PAGES } from "@/components/links/pages";
import { Arrival } from "@/components/ui/early/arrival";
import { useHotkey } from "@/components/ui/hotkeys/use-hotkey";
import { ProgressBar } from "@/components/ui/progress-bar";
import { isWhole } from "@/lib/audit/snapshot/snapshot";
import { counted, countOf } from "@/lib/audit/words";
import type { Acts } from "./acts/use-acts";
import { useDesk } from "./acts/use-desk";
import { useLapses } from "./acts/use-lapses";
import { DeskActions, type OfReview } from "./close/desk-actions";
import { DoneOf } from "./close/done-of";
import { PrintedReview } from "./close/printed-review";
import { SignOff } from "./close/sign-off";
import { SignedOff } from "./close/signed-off";
import { DecideForm } from "./decide/decide-form";
import { DecisionHistory } from "./decide/decisions";
import { KeyFacts } from "./decide/key-facts";
import { KeyHead } from "./decide/key-head";
import { ActingAs } from "./people/acting-as";
import type { Actor } from "./people/use-actor";
import { Owners } from "./queue/owners";
import { Queue } from "./queue/queue";
import { QueueFilters } from "./queue/queue-filters";
import { ReviewFacts } from "./review-facts";

/** A review: its keys, everything known about the current one, and the decisions. */
export function ReviewDesk({
  review,
  before,
  view: { fleet },
  signedInWith,
  work,
  ask,
  onClose,
}: OfReview & {
  view: Pick<FleetView, "fleet">;
  signedInWith: string;
  /** The actions and who takes them; null: it was opened from a file and is read-only. */
  work: { actor: Actor; acts: Acts } | null;
}) {
  const desk = useDesk(review, fleet, before);
  const lapses = useLapses(review, desk);
  const head = useRef<HTMLHeadingElement>(null);
  const [isSigning, setSigning] = useState(false);
  useHotkey("j", () => desk.step(1), "Next key");
  useHotkey("k", () => desk.step(-1), "Previous key");
  const { atHand, undecided, keys, population, outcomes } = desk;
  const { carried, done } = outcomes;
  const total = keys.length;
  const isOver = review.acknowledgement !== null;
  const open = isOver ? null : work;
  return (
    <>
      <div className="print:hidden">
        <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
          <h1 className="mr-auto font-semibold text-xl">
            {PAGES.review.title}
            {isWhole(review.snapshot) ? "" : ", INCOMPLETE"}
          </h1>
          <DeskActions
            {...{ review, before, desk, ask, onClose }}
            now={fleet}
            isFile={work === null}
          />
        </div>
        <p className="prose-width mt-1 text-pretty break-words">
          <SafeText text={review.opening.note} max={300} />
        </p>
        <div role="status" className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2">
          <span>
            {counted(total - undecided)} of {countOf(total, "key")} decided
            {lapses.rescoped > 0 &&
              `; ${counted(lapses.rescoped)} lapsed, for their scopes have changed since`}
            .
          </span>
          <ProgressBar
            value={total - undecided}
            max={total}
            label="Keys decided"
            className="w-40"
          />
          {work === null && (
            <span className="text-sm">
              Opened from a file. Every hash in it is correct. It’s read-only here.
            </span>
          )}
        </div>
        <div className="mt-3 space-y-2">
          <ReviewFacts review={review} />
          <Owners desk={desk} />
          {before !== null && carried !== null && (
            <DoneOf review={before} carried={carried} title="Since the last review" />
          )}
          {done !== null && <DoneOf review={review} carried={done} title="Since the sign-off" />}
        </div>
        {isOver && <SignedOff {...{ review, desk, lapses }} takesFocus={isSigning} />}
        {open !== null && <ActingAs actor={open.actor} />}
        {open !== null && undecided === 0 && (
          <SignOff {...{ review, desk, ...open }} onSign={() => setSigning(true)} />
        )}
        <QueueFilters desk={desk} />
        <div className="review-desk">
          <Queue desk={desk} />
          {atHand !== null && (
            <>
              <KeyHead
                ref={head}
                row={atHand}
                account={population.fleet.accounts.get(atHand.key.account)}
                isSignedIn={atHand.key.account === "self" && atHand.key.api_key_id === signedInWith}
                standing={desk.standingOf(atHand.one)}
              />
              <section aria-label="Decision" className="review-form min-w-0 space-y-4">
                {open !== null && open.actor.person !== null && (
                  <DecideForm
                    key={atHand.ref}
                    {...{ review, signedInWith, desk }}
                    reviewer={open.actor.person}
                    acts={open.acts}
                    row={atHand}
                    onDone={() => head.current?.focus()}
                  />
                )}
                <DecisionHistory review={review} one={atHand.one} />
              </section>
              <KeyFacts key={atHand.ref} row={atHand} fleet={population.fleet} />
            </>
          )}
        </div>
      </div>
      <PrintedReview {...{ review, desk, lapses }} />
      <Arrival />
    </>
  );
}
