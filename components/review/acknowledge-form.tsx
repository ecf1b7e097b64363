"use client";
import { type FormEvent, useState } from "react";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { acknowledge } from "@/lib/audit/review/decide";
import { type Review, standingDecisions, VERDICTS } from "@/lib/audit/review/review";
import { countOf } from "@/lib/audit/words";
import { digest } from "./digest";
import { NOBODY, PersonFields } from "./person-fields";
import { growDraft } from "./use-draft";
import { VERDICT_WORDS } from "./words";

/** Where a second person says that they have seen all decisions. It ends the review. */
export function AcknowledgeForm({ review }: { review: Review }) {
  const [person, setPerson] = useState(NOBODY);
  const [problem, setProblem] = useState<string | null>(null);
  async function seal(event: FormEvent) {
    event.preventDefault();
    const outcome = await acknowledge(review, { by: person, atMs: Date.now() }, digest);
    if (!outcome.ok) return setProblem(outcome.why);
    const isMade = await growDraft(review, { ...review, acknowledgement: outcome.made });
    if (isMade) announce("Acknowledged. The review is sealed.");
  }
  return (
    <form
      noValidate
      onSubmit={(event) => void seal(event)}
      aria-label="Acknowledge"
      className="mt-4 max-w-160 space-y-4 rounded-lg border border-accent bg-surface p-5"
    >
      <h2 className="font-semibold text-lg">Every key is decided</h2>
      <p className="text-pretty text-ink-2">
        {tallyWords(review)} A second person acknowledges them: somebody who decided nothing here.
        After that nothing can be changed.
      </p>
      <PersonFields
        person={person}
        withRelation={false}
        problem={problem}
        onPerson={(next) => {
          setPerson(next);
          setProblem(null);
        }}
      />
      <Button type="submit" tone="primary">
        Acknowledge and seal
      </Button>
    </form>
  );
}

/** "Of 38 keys: 30 retained, 8 to be revoked." */
export function tallyWords(review: Review): string {
  const decisions = [...standingDecisions(review).values()];
  if (decisions.length === 0) return "There was no key to decide on.";
  const parts = VERDICTS.flatMap((verdict) => {
    const count = decisions.filter(({ decision }) => decision === verdict).length;
    return count === 0 ? [] : [`${count} ${VERDICT_WORDS[verdict].done.toLowerCase()}`];
  });
  return `Of ${countOf(decisions.length, "key")}: ${parts.join(", ")}.`;
}
