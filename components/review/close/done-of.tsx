import { SafeText } from "@/components/key/safe-text";
import { VERDICT_WORDS } from "@/components/review/words";
import { Disclosure } from "@/components/ui/disclosure";
import { FramedList } from "@/components/ui/section";
import { type KeyRef, keyRef } from "@/lib/audit/key-ref";
import type { Carried } from "@/lib/audit/review/carried";
import type { Review } from "@/lib/audit/review/review";
import { counted, countOf, utcWords } from "@/lib/audit/words";

const STATE_WORD = { open: "Not done", unknown: "Unknown", done: "Done" } as const;
/** Open decisions come first. */
const PLACE = ["open", "unknown", "done"] as const;
const MOST = 200;

/**
 * The changes that a review decided on, and which of them the newest scan proves done. Nothing if it decided on none.
 */
export function DoneOf({
  review,
  carried,
  title,
}: {
  review: Review;
  carried: ReadonlyMap<KeyRef, Carried>;
  /** The title: "Since the last review". */
  title: string;
}) {
  const all = [...carried.values()].flatMap((each) =>
    each.state === "none" ? [] : [{ ...each, state: each.state }],
  );
  if (all.length === 0) return null;
  const of = (state: (typeof PLACE)[number]) => all.filter((each) => each.state === state);
  const names = new Map(review.snapshot.keys.map((key) => [keyRef(key), key.name]));
  const sorted = PLACE.flatMap(of);
  const count = `${counted(of("done").length)} of ${countOf(all.length, "decision")} done`;
  const overdue = all.filter(({ isOverdue }) => isOverdue).length;
  return (
    <Disclosure words={`${title}: ${count}${overdue > 0 ? `, ${counted(overdue)} overdue` : ""}`}>
      <p className="max-w-160 text-pretty text-ink-2 text-sm">
        “<SafeText text={review.opening.note} max={200} />
        ”, started {utcWords(review.opening.opened_at_ms)}
        {review.acknowledgement === null && ", never signed off"}. What it decided to change, and
        what the newest scan shows:
      </p>
      <FramedList className="mt-2 max-w-200 text-sm">
        {sorted.slice(0, MOST).map(({ decision, state, words: proof, isOverdue }) => (
          <li key={decision.sha256} className="flex flex-wrap items-baseline gap-x-4 px-4 py-2">
            <span className={state === "open" ? "w-20 font-medium text-medium" : "w-20 text-ink-2"}>
              {STATE_WORD[state]}
            </span>
            <span className="min-w-0 flex-1 basis-60 break-words">
              <span className="font-medium">
                <SafeText text={names.get(keyRef(decision)) ?? decision.api_key_id} max={80} />
              </span>{" "}
              <code className="text-ink-3 text-xs">{decision.api_key_id}</code>
              <span className="block text-ink-2">
                {VERDICT_WORDS[decision.decision].word}: {proof}
                <Said decision={decision} isDaySaid={isOverdue} />
              </span>
            </span>
          </li>
        ))}
      </FramedList>
      {sorted.length > MOST && (
        <p className="mt-1 text-ink-2 text-xs">{countOf(sorted.length - MOST, "more key")}.</p>
      )}
    </Disclosure>
  );
}

/** The ticket and the due date given with a decision. */
function Said({
  decision: { ticket, due },
  isDaySaid,
}: Pick<Carried, "decision"> & { isDaySaid: boolean }) {
  return (
    <>
      {ticket !== undefined && (
        <>
          , ticket <SafeText text={ticket} max={80} />
        </>
      )}
      {due !== undefined && !isDaySaid && `, due ${due}`}
    </>
  );
}
