import { SafeText } from "@/components/key/safe-text";
import { VERDICT_WORDS } from "@/components/review/words";
import type { Carried } from "@/lib/audit/review/carried";
import type { ReviewKey } from "@/lib/audit/review/population";
import type { Decision, Review } from "@/lib/audit/review/review";
import { countOf, utcWords } from "@/lib/audit/words";

/** One decision: what, why, by whom, when, and its due date. */
function DecisionWords({
  decision: { decision, rationale, reviewer, decided_at_ms, seconds, together, ticket, due },
  isBefore = false,
}: {
  decision: Decision;
  /** A later decision has replaced it. */
  isBefore?: boolean;
}) {
  return (
    <>
      <p className="font-medium">
        {VERDICT_WORDS[decision].done}
        {isBefore && ", before"}
      </p>
      <p className="break-words">
        <SafeText text={rationale} max={2_000} />
      </p>
      {(ticket !== undefined || due !== undefined) && (
        <p className="break-words">
          {ticket !== undefined && (
            <>
              Ticket <SafeText text={ticket} />
            </>
          )}
          {ticket !== undefined && due !== undefined && ", "}
          {due !== undefined && <>due {due}</>}
        </p>
      )}
      <p className="mt-0.5 text-ink-3 text-xs">
        <SafeText text={reviewer.name} />, {utcWords(decided_at_ms)}, after{" "}
        {countOf(seconds, "second")}
        {together > 1 && `, together with ${together - 1} like it`}
      </p>
    </>
  );
}

/** The previous review's decision on a key, and whether the newest scan shows it done. */
export function CarriedOver({ carried: { decision, state, words } }: { carried: Carried }) {
  return (
    <section aria-label="Last review" className="rounded-lg border border-line p-4 text-sm">
      <h3 className="mb-2 font-semibold">Last review</h3>
      {state !== "none" && (
        <p className={state === "open" ? "mb-2 font-medium text-medium" : "mb-2 font-medium"}>
          {VERDICT_WORDS[decision.decision].word}: {words}
        </p>
      )}
      <DecisionWords decision={decision} />
    </section>
  );
}

/** Every decision on a key, newest first: changing a decision never removes the earlier one. */
export function DecisionHistory({ review, one: { key } }: { review: Review; one: ReviewKey }) {
  const own = review.decisions
    .filter((each) => each.api_key_id === key.api_key_id && each.account === key.account)
    .toReversed();
  if (own.length === 0) return null;
  return (
    <section aria-label="Decisions so far" className="rounded-lg border border-line p-5 text-sm">
      <ol className="space-y-4">
        {own.map((each, at) => (
          <li key={each.sha256} className={at === 0 ? "" : "text-ink-3"}>
            <DecisionWords decision={each} isBefore={at > 0} />
          </li>
        ))}
      </ol>
    </section>
  );
}
