"use client";
import { type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { TextArea } from "@/components/ui/text-area";
import { useHotkey } from "@/components/ui/use-hotkey";
import { withoutSecrets } from "@/lib/audit/leak/without-secrets";
import { decide } from "@/lib/audit/review/decide";
import { isLowRisk, likeKeys, type ReviewKey } from "@/lib/audit/review/population";
import { type Person, type Review, VERDICTS, type Verdict } from "@/lib/audit/review/review";
import { isOwnKey } from "@/lib/audit/review/rules";
import { countOf } from "@/lib/audit/words";
import { digest } from "./digest";
import type { Desk } from "./use-desk";
import { growDraft } from "./use-draft";
import { VerdictChoice } from "./verdict-choice";
import { VERDICT_WORDS } from "./words";

/** Decides on the key at hand, and with it on those that are exactly like it. */
export function DecideForm({
  review,
  reviewer,
  signedInWith,
  desk,
  one,
  onDone,
}: {
  review: Review;
  reviewer: Person;
  signedInWith: string;
  desk: Desk;
  one: ReviewKey;
  onDone: () => void;
}) {
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [rationale, setRationale] = useState("");
  const [withLike, setWithLike] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [shownAtMs] = useState(() => Date.now());
  const field = useRef<HTMLTextAreaElement>(null);
  const { account, api_key_id } = one.key;
  const isOwn = isOwnKey(
    { account, api_key_id, reviewer, signed_in_with: signedInWith },
    review.opening,
  );
  const like = likeKeys(desk.population, one, desk.decided, [
    signedInWith,
    review.opening.opened_with,
  ]);

  useHotkey("a", () => setWithLike(like.length > 0 && !withLike), "And those with the same scopes");

  function choose(next: Verdict) {
    setVerdict(next);
    setProblem(null);
    field.current?.focus();
  }
  async function submit(event: Pick<FormEvent, "preventDefault">) {
    event.preventDefault();
    if (verdict === null) return setProblem("Choose one of the four first.");
    const keys = withLike ? [one, ...like] : [one];
    const atMs = Date.now();
    const act = {
      keys,
      decision: verdict,
      rationale,
      reviewer,
      signed_in_with: signedInWith,
      decided_at_ms: atMs,
      seconds: Math.max(0, Math.round((atMs - shownAtMs) / 1_000)),
    };
    const outcome = await decide(review, act, digest);
    if (!outcome.ok) return setProblem(outcome.why);
    const after = { ...review, decisions: [...review.decisions, ...outcome.made] };
    if (!(await growDraft(review, after))) return;
    announce(`${VERDICT_WORDS[verdict].done}: ${countOf(keys.length, "key")}.`);
    setVerdict(null);
    setRationale("");
    desk.goOn(keys);
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
        onChoose={choose}
        allowed={one.analysis === null || isOwn ? ["investigate"] : VERDICTS}
        why={
          one.analysis === null
            ? "Its scopes were not read: what it can do is not known."
            : isOwn
              ? "You are signed in with it, so it needs another reviewer. All you can do is to ask for one."
              : null
        }
      />
      <TextArea
        ref={field}
        label="Why"
        value={rationale}
        problem={problem}
        hint="At least 15 characters."
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setRationale(withoutSecrets(event.target.value));
          setProblem(null);
        }}
      />
      {like.length > 0 ? (
        <label className="flex items-start gap-2.5 text-sm">
          <input
            type="checkbox"
            checked={withLike}
            onChange={(event) => setWithLike(event.target.checked)}
            className="mt-0.5 size-4 shrink-0 accent-accent"
          />
          <span className="flex-1">
            And the {countOf(like.length, "other undecided key")} with exactly these scopes
          </span>
          <Kbd>A</Kbd>
        </label>
      ) : (
        !isLowRisk(one) && (
          <p className="text-pretty text-ink-3 text-xs">
            Decided by itself:{" "}
            {one.isPrivileged
              ? `it is privileged, for ${review.opening.privileged}.`
              : "not all of it is known."}
          </p>
        )
      )}
      <Button type="submit" tone={desk.undecided === 0 ? "plain" : "primary"} className="w-full">
        {verdict === null ? "Decide" : VERDICT_WORDS[verdict].word}
        {withLike && like.length > 0 && ` ${countOf(like.length + 1, "key")}`}
        <Kbd>Enter</Kbd>
      </Button>
    </form>
  );
}
