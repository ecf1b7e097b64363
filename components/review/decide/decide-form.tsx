"use client";
import { type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { type Acts, MOST_TOGETHER } from "@/components/review/acts/use-acts";
import type { Desk } from "@/components/review/acts/use-desk";
import type { QueueRow } from "@/components/review/acts/use-queue-rows";
import { VERDICT_WORDS } from "@/components/review/words";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { TextArea, TextField } from "@/components/ui/text-field";
import { keyRef } from "@/lib/audit/key-ref";
import { withoutSecrets } from "@/lib/audit/leak/without-secrets";
import { likeKeys } from "@/lib/audit/review/population";
import {
  type Decision,
  type Person,
  type Review,
  VERDICTS,
  type Verdict,
} from "@/lib/audit/review/review";
import { flawOf, isOwnKey } from "@/lib/audit/review/rules";
import { countOf, listed } from "@/lib/audit/words";
import { CameFirst } from "./came-first";
import { Together } from "./together";
import { VerdictChoice } from "./verdict-choice";

const NOTHING = { verdict: null as Verdict | null, rationale: "", ticket: "", due: "" };

/** Decides on the current key and, if chosen, on those exactly like it. */
export function DecideForm({
  review: { opening },
  reviewer,
  signedInWith,
  desk,
  row,
  acts,
  onDone,
}: {
  review: Review;
  reviewer: Person;
  signedInWith: string;
  desk: Desk;
  row: QueueRow;
  acts: Acts;
  onDone: () => void;
}) {
  const { one } = row;
  const [said, setSaid] = useState(NOTHING);
  const [withLike, setWithLike] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [first, setFirst] = useState<Decision | null>(null);
  const [isSending, setSending] = useState(false);
  const [shownAtMs] = useState(() => Date.now());
  const field = useRef<HTMLTextAreaElement>(null);
  const { verdict, rationale, ticket, due } = said;
  const { account, api_key_id } = one.key;
  const place = { account, api_key_id, reviewer, signed_in_with: signedInWith };
  const isOwn = isOwnKey(place, opening);
  const people = [signedInWith, opening.opened_with];
  const like = likeKeys(desk.population, one, desk.decided, people);
  const keys = withLike ? [one, ...like.slice(0, MOST_TOGETHER)] : [one];

  function say(next: Partial<typeof NOTHING>) {
    setSaid({ ...said, ...next });
    setProblem(null);
  }
  function object(why: string) {
    setProblem(why);
    field.current?.focus();
  }
  async function submit(event: Pick<FormEvent, "preventDefault">) {
    event.preventDefault();
    if (isSending) return;
    if (verdict === null) return object("Choose a decision first.");
    const flaw = flawOf({ ...place, decision: verdict, rationale }, one.analysis !== null, opening);
    if (flaw !== null) return object(flaw);
    setSending(true);
    // Keep it the current key until its decision is saved or fails.
    desk.look(row);
    const outcome = await acts.decide(keys, {
      decision: verdict,
      rationale,
      ticket: ticket.trim() === "" ? null : ticket,
      due: due === "" ? null : due,
      seconds: Math.max(0, Math.round((Date.now() - shownAtMs) / 1_000)),
    });
    setSending(false);
    if (!outcome.ok) {
      setFirst(outcome.first);
      return setProblem(outcome.first === null ? outcome.why : null);
    }
    announce(`${VERDICT_WORDS[verdict].done}: ${countOf(keys.length, "key")}.`);
    if (outcome.after.length > 0) announce(`Added after ${othersWords(outcome.after)}.`);
    setSaid(NOTHING);
    setFirst(null);
    // Skip the keys that colleagues decided on meanwhile too.
    desk.goOn(new Set([...keys.map(({ ref }) => ref), ...outcome.after.map(keyRef)]));
    onDone();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    void submit(event);
  }

  return (
    <form
      noValidate
      onSubmit={(event) => void submit(event)}
      className="space-y-4 rounded-lg border border-line bg-surface p-5"
    >
      <VerdictChoice
        chosen={verdict}
        onChoose={(next) => {
          say({ verdict: next });
          field.current?.focus();
        }}
        allowed={one.analysis === null || isOwn ? ["investigate"] : VERDICTS}
        why={
          one.analysis === null
            ? "Its scopes were not read, so what it can do is unknown. You can only choose Investigate."
            : isOwn
              ? "You are signed in with this key, so it needs another reviewer. You can only choose Investigate."
              : null
        }
      />
      <TextArea
        ref={field}
        label="Why"
        value={rationale}
        maxLength={2_000}
        problem={problem}
        hint="At least 15 characters."
        onKeyDown={onKeyDown}
        onChange={(event) => say({ rationale: withoutSecrets(event.target.value) })}
      />
      {verdict !== null && verdict !== "retain" && (
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label="Ticket"
            value={ticket}
            maxLength={200}
            placeholder="SEC-142"
            onChange={(event) => say({ ticket: withoutSecrets(event.target.value) })}
          />
          <TextField
            label="Due"
            type="date"
            value={due}
            onChange={(event) => say({ due: event.target.value })}
          />
        </div>
      )}
      <Together {...{ one, like, withLike, opening }} onWithLike={setWithLike} />
      {first !== null && <CameFirst decision={first} isOfThis={first.api_key_id === api_key_id} />}
      <Button
        type="submit"
        isIdle={isSending}
        tone={desk.undecided === 0 ? "plain" : "primary"}
        className="w-full"
      >
        {first !== null && "Decide anyway: "}
        {verdict === null ? "Decide" : VERDICT_WORDS[verdict].word}
        {keys.length > 1 && ` ${countOf(keys.length, "key")}`}
        <Kbd>Enter</Kbd>
      </Button>
    </form>
  );
}

/** "2 decisions of Ana and Ben": what colleagues decided on other keys meanwhile. */
function othersWords(decisions: readonly Decision[]): string {
  const names = listed(new Set(decisions.map(({ reviewer }) => reviewer.name)));
  return `${countOf(decisions.length, "decision")} of ${names}`;
}
