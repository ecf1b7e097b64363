"use client";
import { ClipboardCheck } from "lucide-react";
import { type FormEvent, useState } from "react";
import { FleetFailure } from "@/components/fleet/fleet-body";
import { readingOf, readingWords } from "@/components/fleet/reading";
import type { FleetView } from "@/components/fleet/use-fleet";
import { useOutlook } from "@/components/fleet/use-outlook";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { StatePanel } from "@/components/ui/state-panel";
import { TextArea } from "@/components/ui/text-area";
import { beyondSentence } from "@/lib/audit/fleet/beyond";
import { withoutSecrets } from "@/lib/audit/leak/without-secrets";
import { isNamed } from "@/lib/audit/review/rules";
import { NOBODY, PersonFields } from "./person-fields";
import { holdDraft } from "./use-draft";
import type { Ask } from "./use-review-worker";

const FAILED = "It could not be begun: browsers seal files only on pages served over HTTPS.";

/** Begins a review of what is read now. */
export function Begin({
  view,
  openedWith,
  ask,
}: {
  view: FleetView;
  /** The key the reader is signed in with. */
  openedWith: string;
  ask: Ask;
}) {
  const { fleet, target, error } = view;
  const [note, setNote] = useState("");
  const [person, setPerson] = useState(NOBODY);
  const [state, setState] = useState<"idle" | "unsaid" | "beginning" | "failed">("idle");
  const isOver = fleet.finishedAtMs !== null;
  const { share } = useOutlook(fleet);
  const reading = readingOf(fleet, isOver || error !== null);
  const isIncomplete =
    reading.failed > 0 || reading.lists > 0 || reading.accounts.read < reading.accounts.total;
  const isSaid = note.trim() !== "" && isNamed(person);

  async function begin(event: FormEvent) {
    event.preventDefault();
    if (!isSaid) return setState("unsaid");
    setState("beginning");
    const said = { note, opened_by: person, opened_with: openedWith };
    const review = await ask((worker) => worker.begin({ said, fleet, target })).catch(() => null);
    if (review === null) return setState("failed");
    await holdDraft({ review, reviewer: review.opening.opened_by, saved: null }, openedWith);
  }

  return (
    <div className="mt-6">
      <StatePanel icon={ClipboardCheck} title="Decide on every key, and keep the proof">
        <p>
          A review freezes the keys that are read now, with a SHA-256. You decide on each: retain,
          reduce, revoke or investigate, and why. A second person acknowledges, and you keep a file
          that shows any change made to it later.
        </p>
        <p>
          It all stays in this browser: nothing of it is sent. A draft outlasts a reload and the end
          of your session. Signing out erases it, and offers to save its file first.
        </p>
      </StatePanel>
      <FleetFailure view={view} />
      <form noValidate onSubmit={(event) => void begin(event)} className="mt-6 max-w-160 space-y-4">
        <h2 className="font-semibold text-lg">Start a review of what is read now</h2>
        {isOver ? (
          <p className="text-ink-2">
            {readingWords(reading)}.
            {isIncomplete &&
              " The review will be marked INCOMPLETE: what was not read can only be investigated."}{" "}
            {beyondSentence(fleet.target)}
          </p>
        ) : (
          <div className="space-y-2">
            <p className="text-ink-2">
              {readingWords(reading)}. It can be started when all has been read.
            </p>
            <ProgressBar value={share} max={1} label="Progress of the scan" />
          </div>
        )}
        <TextArea
          label="What is reviewed, and why now"
          value={note}
          placeholder="All API keys of the account, for the fourth quarter"
          problem={state === "unsaid" && note.trim() === "" ? "Say what this review is for." : null}
          onChange={(event) => setNote(withoutSecrets(event.target.value))}
        />
        <PersonFields
          person={person}
          problem={
            state === "unsaid" && !isNamed(person) ? "Somebody reviews: say your name." : null
          }
          onPerson={setPerson}
        />
        <Button
          type="submit"
          tone="primary"
          disabled={!isOver || state === "beginning"}
          data-command="Start a review"
        >
          Start the review
        </Button>
        {state === "failed" && (
          <p role="alert" className="text-critical text-sm">
            {FAILED}
          </p>
        )}
      </form>
    </div>
  );
}
