import { ShieldCheck } from "lucide-react";
import { SafeText } from "@/components/key/safe-text";
import { StatePanel } from "@/components/ui/state-panel";
import type { Review } from "@/lib/audit/review/review";
import { utcWords } from "@/lib/audit/words";
import { tallyWords } from "./acknowledge-form";

/** That the review is over: by whom, when, and the hash to note. */
export function Acknowledged({ review }: { review: Review }) {
  const { acknowledgement } = review;
  if (acknowledgement === null) return null;
  const { acknowledged_by, acknowledged_at_ms, sha256 } = acknowledgement;
  return (
    <div className="mt-4">
      <StatePanel icon={ShieldCheck} title="Acknowledged and sealed">
        <p>{tallyWords(review)}</p>
        <p>
          By <SafeText text={acknowledged_by.name} />
          {acknowledged_by.role !== "" && (
            <>
              , <SafeText text={acknowledged_by.role} />
            </>
          )}
          , {utcWords(acknowledged_at_ms)}. Note this hash where nobody can change it: with it, the
          file shows any change made since.
        </p>
        <p>
          <code className="break-all text-xs">{sha256}</code>
        </p>
      </StatePanel>
    </div>
  );
}
