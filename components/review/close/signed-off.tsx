import { ShieldCheck, ShieldX } from "lucide-react";
import type { Lapses, ReviewNow } from "@/components/review/acts/use-lapses";
import { PersonWords } from "@/components/review/people/acting-as";
import { StatePanel } from "@/components/ui/state-panel";
import { takeFocus } from "@/components/ui/take-focus";
import { sealOf } from "@/lib/audit/review/review";
import { countOf, utcWords } from "@/lib/audit/words";
import { tallyWords } from "./hand-over";

/** Shows that the review is over: by whom, when, whether it still holds, and the hash to note. */
export function SignedOff({
  review,
  desk,
  lapses,
  takesFocus,
}: ReviewNow & {
  /** The reader has just signed it off here. */
  takesFocus: boolean;
}) {
  const { acknowledgement } = review;
  if (acknowledgement === null) return null;
  const { acknowledged_by, acknowledged_at_ms } = acknowledgement;
  const why = lapseWords(lapses);
  return (
    <StatePanel
      className="mt-4"
      headingRef={takesFocus ? takeFocus : undefined}
      icon={why === null ? ShieldCheck : ShieldX}
      title={why === null ? "Signed off and locked" : "The sign-off has lapsed"}
    >
      {why !== null && <p>{why} Start a new review: it carries these decisions over.</p>}
      <p>{tallyWords(desk)}</p>
      <p>
        Signed off by <PersonWords of={acknowledged_by} />, {utcWords(acknowledged_at_ms)}. It holds
        for 90 days, for each key as long as its scopes stay the same. Record this hash somewhere
        nobody can change it. With it, the file reveals any later change.
      </p>
      <p>
        <code className="break-all text-xs">{sealOf(review)}</code>
      </p>
    </StatePanel>
  );
}

function lapseWords({ isOld, rescoped }: Lapses): string | null {
  const parts = [
    ...(isOld ? ["It isn’t from the last 90 days."] : []),
    ...(rescoped > 0
      ? [`The scopes of ${countOf(rescoped, "key")} have changed since the decision.`]
      : []),
  ];
  return parts.length === 0 ? null : parts.join(" ");
}
