"use client";
import { Download, Printer, Save } from "lucide-react";
import { useState } from "react";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { saveFile } from "@/components/ui/save-file";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import type { Review } from "@/lib/audit/review/review";
import type { TakenAs } from "./take-review";
import { dropDraft, holdSaved } from "./use-draft";
import type { Ask } from "./use-review-worker";

/** What can be done with the review as a whole. Its files are made in the browser and sent nowhere. */
export function DeskActions({ review, now, ask }: { review: Review; now: Fleet; ask: Ask }) {
  const [isFailed, setFailed] = useState(false);
  const [isClosing, setClosing] = useState(false);
  async function take(as: TakenAs) {
    const made = await ask((worker) => worker.take({ review, as, now })).catch(() => null);
    setFailed(made === null);
    if (made === null) return announce("The file could not be made.");
    saveFile(made.name, made.file);
    if (as === "json") void holdSaved(review);
    announce(`Saved ${made.name}`);
  }
  const isSealed = review.acknowledgement !== null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {isFailed && (
        <p role="alert" className="text-critical text-xs">
          The file could not be made. Try again.
        </p>
      )}
      <Button data-command="Close the review" tone="quiet" onClick={() => setClosing(true)}>
        Close
      </Button>
      <Button data-command="Print the review" onClick={() => window.print()}>
        <Printer aria-hidden="true" className="size-4 text-ink-3" />
        Print
      </Button>
      <Button data-command="Save the evidence as CSV" onClick={() => void take("csv")}>
        <Download aria-hidden="true" className="size-4 text-ink-3" />
        CSV
      </Button>
      {isSealed && (
        <Button data-command="Save the remediation script" onClick={() => void take("sh")}>
          <Download aria-hidden="true" className="size-4 text-ink-3" />
          Script
        </Button>
      )}
      <Button
        data-command="Save the review"
        tone={isSealed ? "primary" : "plain"}
        onClick={() => void take("json")}
      >
        <Save aria-hidden="true" className="size-4" />
        Save the review
      </Button>
      <Dialog open={isClosing} onClose={() => setClosing(false)} title="Close this review">
        <p className="text-pretty">
          Closing erases it from this browser. Its file, once saved, can be opened again and gone on
          with.
        </p>
        <div className="mt-5 flex flex-wrap gap-3">
          <Button tone="primary" onClick={() => void take("json")}>
            Save the file first
          </Button>
          <Button onClick={() => void dropDraft()}>Erase it here</Button>
        </div>
      </Dialog>
    </div>
  );
}
