"use client";
import { FileX } from "lucide-react";
import { useState } from "react";
import { SafeText } from "@/components/key/safe-text";
import { FileDrop } from "@/components/ui/file-drop";
import { StatePanel } from "@/components/ui/state-panel";
import type { BrokenPart } from "@/lib/audit/review/read";
import { sealOf } from "@/lib/audit/review/review";
import { holdDraft } from "./use-draft";
import type { useReviewWorker } from "./use-review-worker";

type Refused = { name: string; broken: BrokenPart; problem: string };

/** Opens a review that was saved, once every hash of it is proved; else says which part of it is broken. */
export function OpenFile({
  worker: { start, ask },
  signedInWith,
}: {
  worker: ReturnType<typeof useReviewWorker>;
  signedInWith: string;
}) {
  const [refused, setRefused] = useState<Refused | null>(null);
  async function open(file: File) {
    const reading = await ask(async (worker) => worker.verify(file)).catch(() => null);
    if (reading === null) {
      const problem =
        "Something of ours failed, and the file is not to blame. Load the page again.";
      return setRefused({ name: file.name, broken: { part: "file" }, problem });
    }
    if (!reading.ok) return setRefused({ name: file.name, ...reading });
    // Nobody has said yet who goes on with it: it may be another person's.
    const { review } = reading;
    await holdDraft({ review, reviewer: null, saved: sealOf(review) }, signedInWith);
  }
  return (
    <>
      {refused !== null && (
        <div role="alert" className="mt-6">
          <StatePanel icon={FileX} title={`This review is broken: ${placeOf(refused.broken)}`}>
            <p>
              <SafeText text={refused.name} />: {refused.problem}
            </p>
          </StatePanel>
        </div>
      )}
      <FileDrop
        label="Open a review"
        onIntent={() => void start()}
        onFiles={([file]) => file !== undefined && void open(file)}
      >
        Or drop it on the page. Every hash in it is checked before it is shown, in this browser.
      </FileDrop>
    </>
  );
}

function placeOf(broken: BrokenPart): string {
  if (broken.part === "decision") return `decision ${broken.at}`;
  return {
    file: "the file",
    snapshot: "the frozen keys",
    opening: "its beginning",
    acknowledgement: "the acknowledgement",
  }[broken.part];
}
