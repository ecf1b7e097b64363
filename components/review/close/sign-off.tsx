"use client";
import { useState } from "react";
import type { Acts } from "@/components/review/acts/use-acts";
import type { Desk } from "@/components/review/acts/use-desk";
import { PersonWords } from "@/components/review/people/acting-as";
import type { Actor } from "@/components/review/people/use-actor";
import { Alert } from "@/components/ui/alert";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import type { Review } from "@/lib/audit/review/review";
import { acknowledgementFlaw, LOOK_ALIKE } from "@/lib/audit/review/rules";
import { HandOver, tallyWords } from "./hand-over";

/** The end of a review: a second person signs off here; whoever decided gets a link to hand it to that person. */
export function SignOff({
  review,
  desk,
  actor: { person },
  acts,
  onSign,
}: {
  review: Review;
  desk: Desk;
  actor: Actor;
  acts: Acts;
  /** Called when a sign-off is requested: the confirmation replaces this. */
  onSign: () => void;
}) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const flaw = person === null ? null : acknowledgementFlaw(person, review, desk.undecided);
  const maySign = person !== null && flaw === null;
  async function sign() {
    setSending(true);
    onSign();
    const why = await acts.signOff();
    setSending(false);
    setProblem(why);
    if (why === null) announce("Signed off. The review is locked.");
  }
  return (
    <section
      aria-labelledby="all-decided"
      className="mt-4 max-w-200 space-y-4 rounded-lg border border-accent bg-surface p-5"
    >
      <div>
        <h2 id="all-decided" className="font-semibold text-lg">
          All keys decided
        </h2>
        <p className="mt-1 text-pretty text-ink-2">
          {tallyWords(desk)}{" "}
          {maySign
            ? "Look through the decisions, then sign off. After that, nothing can be changed."
            : flaw === LOOK_ALIKE
              ? flaw
              : "Send it to a colleague: someone who made no decisions here must sign off."}
        </p>
      </div>
      {maySign ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button
            tone="primary"
            isIdle={isSending}
            data-command="Sign off and lock"
            onClick={() => void sign()}
          >
            Sign off and lock
          </Button>
          <span className="text-ink-2 text-sm">
            as <PersonWords of={person} />
          </span>
        </div>
      ) : (
        <HandOver review={review} desk={desk} />
      )}
      <Alert className="text-sm">{problem}</Alert>
    </section>
  );
}
