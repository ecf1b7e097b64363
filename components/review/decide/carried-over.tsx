import { VERDICT_WORDS } from "@/components/review/words";
import type { Carried } from "@/lib/audit/review/carried";
import { DecisionWords } from "./decision-words";

/** What the review before decided on a key, and whether the newest scan shows it done. */
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
