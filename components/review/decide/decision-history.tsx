import type { ReviewKey } from "@/lib/audit/review/population";
import type { Review } from "@/lib/audit/review/review";
import { DecisionWords } from "./decision-words";

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
            <DecisionWords decision={each} isBefore={at > 0} />
          </li>
        ))}
      </ol>
    </section>
  );
}
