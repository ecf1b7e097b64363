import { SafeText } from "@/components/key/safe-text";
import { VERDICT_WORDS } from "@/components/review/words";
import type { Decision } from "@/lib/audit/review/review";
import { countOf, utcWords } from "@/lib/audit/words";

/** One decision: what, why, by whom, when, and by when it is to be done. */
export function DecisionWords({
  decision: { decision, rationale, reviewer, decided_at_ms, seconds, together, ticket, due },
  isBefore = false,
}: {
  decision: Decision;
  /** Another one has taken its place. */
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
