import { SafeText } from "@/components/key/safe-text";
import type { ReviewKey } from "@/lib/audit/review/population";
import type { Review } from "@/lib/audit/review/review";
import { utcWords } from "@/lib/audit/words";
import { VERDICT_WORDS } from "./words";

/** Every decision there was on a key, the last first: none goes when it is changed. */
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
            <p className="font-medium">
              {VERDICT_WORDS[each.decision].done}
              {at > 0 && ", before"}
            </p>
            <p className="break-words">
              <SafeText text={each.rationale} max={2_000} />
            </p>
            <p className="mt-0.5 text-ink-3 text-xs">
              <SafeText text={each.reviewer.name} />, {utcWords(each.decided_at_ms)}
              {each.together > 1 && `, together with ${each.together - 1} like it`}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
