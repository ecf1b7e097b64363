"use client";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { FleetFailure } from "@/components/fleet/fleet-body";
import { readingOf, readingWords } from "@/components/fleet/reading";
import type { FleetView } from "@/components/fleet/use-fleet";
import { useOutlook } from "@/components/fleet/use-outlook";
import { ActingAs } from "@/components/review/people/acting-as";
import { NOBODY, PersonFields } from "@/components/review/people/person-fields";
import { actAs, useActor } from "@/components/review/people/use-actor";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { noteArrival } from "@/components/ui/early/arrival";
import { ProgressBar } from "@/components/ui/progress-bar";
import { atFirstProblem } from "@/components/ui/take-focus";
import { TextArea } from "@/components/ui/text-field";
import { beyondSentence } from "@/lib/audit/fleet/beyond";
import { withoutSecrets } from "@/lib/audit/leak/without-secrets";
import { isNamed } from "@/lib/audit/named";
import type { SessionView } from "@/lib/contract/answers";
import { ApiError } from "@/lib/queries/api";
import { openReview, reviewsQuery } from "@/lib/queries/reviews";

export type Starting = {
  view: FleetView;
  session: SessionView;
  onOpened: (id: string) => void;
};

/** Starts a review of the newest scan. */
export function StartForm({ view, session, onOpened }: Starting) {
  const { fleet, target, error } = view;
  const client = useQueryClient();
  const actor = useActor(session);
  const [note, setNote] = useState("");
  const [typed, setTyped] = useState(NOBODY);
  const [isUnsaid, setUnsaid] = useState(false);
  const [isStarting, setStarting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isOver = fleet.finishedAtMs !== null;
  const { share } = useOutlook(fleet);
  const reading = readingOf(fleet, isOver || error !== null);
  const isIncomplete =
    reading.failed > 0 || reading.lists > 0 || reading.accounts.read < reading.accounts.total;
  const asksName = !actor.isNamedByProxy && actor.person === null;
  const isNobody = actor.isNamedByProxy && actor.person === null;

  async function start(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (note.trim() === "" || (asksName && !isNamed(typed))) {
      return atFirstProblem(event.currentTarget, () => setUnsaid(true));
    }
    setStarting(true);
    setProblem(null);
    try {
      const said = asksName ? { person: typed } : actor.said;
      const id = await openReview(target, { note, ...said });
      if (asksName) actAs(typed);
      // The review fetches the list itself; fetching it here too would make both wait for each other.
      void client.invalidateQueries({
        queryKey: reviewsQuery("all").queryKey,
        refetchType: "none",
      });
      noteArrival();
      onOpened(id);
    } catch (failure) {
      const isKnown = failure instanceof ApiError;
      setProblem(isKnown ? failure.message : "The review could not be started. Try again.");
      setStarting(false);
    }
  }

  return (
    <div className="min-w-0 space-y-4">
      <h2 className="font-semibold text-lg">Start a review of the current scan</h2>
      <FleetFailure view={view} />
      <p className="text-pretty text-ink-2">
        {readingWords(reading)}.{" "}
        {isOver ? (
          <>
            {isIncomplete &&
              "The review will be marked INCOMPLETE: what was not read can only be investigated. "}
            {beyondSentence(fleet.target)}
          </>
        ) : (
          "You can start it once everything has been read."
        )}
      </p>
      {!isOver && <ProgressBar value={share} max={1} label="Progress of the scan" />}
      {/* A separate form, because forms cannot be nested. */}
      {actor.person !== null && <ActingAs actor={actor} />}
      <form noValidate onSubmit={(event) => void start(event)} className="space-y-4">
        <TextArea
          label="Scope and reason"
          value={note}
          maxLength={2_000}
          placeholder="All API keys of the account, for the fourth quarter"
          problem={isUnsaid && note.trim() === "" ? "Say what this review is for." : null}
          onChange={(event) => setNote(withoutSecrets(event.target.value))}
        />
        {asksName && (
          <PersonFields
            person={typed}
            problem={isUnsaid && !isNamed(typed) ? "Enter your name." : null}
            onPerson={setTyped}
          />
        )}
        {isNobody && (
          <p className="text-pretty text-sm">
            The sign-in in front of this server gave no name, so no review can be started.
          </p>
        )}
        <Button
          type="submit"
          tone="primary"
          disabled={!isOver || isStarting || isNobody}
          data-command="Start a review"
        >
          Start the review
        </Button>
        <Alert className="text-sm">{problem}</Alert>
      </form>
    </div>
  );
}
