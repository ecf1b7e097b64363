import type { ReactNode } from "react";
import { SafeText } from "@/components/key/safe-text";
import { CopyButton } from "@/components/ui/copy-button";
import { beyondSentence } from "@/lib/audit/fleet/beyond";
import { REVIEW_STATEMENT, type Review, sealOf } from "@/lib/audit/review/review";
import { counted, countOf, utcWords } from "@/lib/audit/words";

/** What the review is of: whose word, which keys when, and the hash that all of it hangs on. */
export function ReviewFacts({ review }: { review: Review }) {
  const { opening, snapshot } = review;
  const { keys, accounts } = snapshot;
  const read = keys.filter(({ shape }) => shape !== null).length;
  const listed = accounts.filter(({ status }) => status === "read").length;
  const seal = sealOf(review);
  return (
    <details className="mt-3 max-w-220 text-sm">
      <summary className="min-h-6 w-fit text-ink-2 underline decoration-edge underline-offset-4 hover:text-ink">
        What is reviewed, and what it proves
      </summary>
      <dl className="mt-2 grid gap-x-8 gap-y-1 sm:grid-cols-[8rem_minmax(0,1fr)]">
        <Fact name="Why">
          <SafeText text={opening.note} max={2_000} />
        </Fact>
        <Fact name="Begun">
          by <SafeText text={opening.opened_by.name} />, {utcWords(opening.opened_at_ms)}
        </Fact>
        <Fact name="Keys">
          {counted(read)} of {countOf(keys.length, "key")} read, in {counted(listed)} of{" "}
          {countOf(accounts.length, "account")} listed to the end; after{" "}
          {utcWords(snapshot.read_after_ms)} and by {utcWords(snapshot.read_before_ms)}.{" "}
          {beyondSentence(snapshot.target)}
        </Fact>
        <Fact name="Frozen keys">
          <code className="break-all text-xs">{opening.snapshot_sha256}</code>
        </Fact>
        <Fact name="Last hash">
          <code className="break-all text-xs">{seal}</code>{" "}
          <CopyButton text={seal} what="last hash" className="align-middle" />
        </Fact>
        <Fact name="It proves">{REVIEW_STATEMENT}</Fact>
        <Fact name="Where it is">
          In this browser only. It outlasts a reload and the end of your session; signing out erases
          it, so save the file first.
        </Fact>
      </dl>
    </details>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{name}</dt>
      <dd className="min-w-0 text-pretty break-words">{children}</dd>
    </>
  );
}
