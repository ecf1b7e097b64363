"use client";
import { ArrowLeft, Download, Printer, Save, Send } from "lucide-react";
import { useState } from "react";
import { useMadeFile } from "@/components/export/use-made-file";
import type { Desk } from "@/components/review/acts/use-desk";
import type { TakenAs } from "@/components/review/take-review";
import type { Ask } from "@/components/review/use-review-worker";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import type { Review } from "@/lib/audit/review/review";
import { HandOver } from "./hand-over";

export type OfReview = {
  review: Review;
  /** The review before it; null if there is none, or it is not known. */
  before: Review | null;
  ask: Ask;
  onClose: () => void;
};

/** Actions on the whole review. The browser makes its files. */
export function DeskActions({
  review,
  before,
  desk,
  now,
  isFile,
  ask,
  onClose,
}: OfReview & {
  desk: Desk;
  now: Fleet;
  /** It was opened from a file, so colleagues cannot find it here. */
  isFile: boolean;
}) {
  const { save, failed } = useMadeFile();
  const [isHandingOver, setHandingOver] = useState(false);
  function take(as: TakenAs) {
    const { gone, context } = desk.outcomes;
    const beside = { last: before ?? undefined, lives: context?.lives, gone };
    const making = ask((worker) => worker.take({ review, as, now, beside }));
    return save(making, "Saved");
  }
  const isOver = review.acknowledgement !== null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {failed}
      <Button data-command="Close the review" tone="quiet" onClick={onClose}>
        <ArrowLeft aria-hidden="true" className="size-4" />
        All reviews
      </Button>
      <Button data-command="Print the review" onClick={() => window.print()}>
        <Printer aria-hidden="true" className="size-4 text-ink-3" />
        Print
      </Button>
      <Button data-command="Save the evidence as CSV" onClick={() => void take("csv")}>
        <Download aria-hidden="true" className="size-4 text-ink-3" />
        CSV
      </Button>
      {isOver && (
        <Button data-command="Save the remediation script" onClick={() => void take("sh")}>
          <Download aria-hidden="true" className="size-4 text-ink-3" />
          Script
        </Button>
      )}
      <Button
        data-command="Save the review"
        tone={isOver ? "primary" : "plain"}
        onClick={() => void take("json")}
      >
        <Save aria-hidden="true" className={isOver ? "size-4" : "size-4 text-ink-3"} />
        Save the review
      </Button>
      {!isOver && !isFile && (
        <Button data-command="Send the review to a colleague" onClick={() => setHandingOver(true)}>
          <Send aria-hidden="true" className="size-4 text-ink-3" />
          Send to a colleague
        </Button>
      )}
      <Dialog
        open={isHandingOver}
        onClose={() => setHandingOver(false)}
        title="Send to a colleague"
      >
        <HandOver review={review} desk={desk} />
      </Dialog>
    </div>
  );
}
