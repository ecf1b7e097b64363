"use client";
import { FileX } from "lucide-react";
import { useState } from "react";
import { SafeText } from "@/components/key/safe-text";
import type { useReviewWorker } from "@/components/review/use-review-worker";
import { FileDrop } from "@/components/ui/file-drop";
import { StatePanel } from "@/components/ui/state-panel";
import type { BrokenPart } from "@/lib/audit/review/read";
import type { Review } from "@/lib/audit/review/review";

type Refused = { name: string; broken: BrokenPart; problem: string };

/** Opens a saved review read-only after checking every hash in it; otherwise says which part is broken. */
export function OpenFile({
  worker: { start, ask },
  onFile,
}: {
  worker: ReturnType<typeof useReviewWorker>;
  onFile: (review: Review) => void;
}) {
  const [refused, setRefused] = useState<Refused | null>(null);
  async function open(file: File) {
    const reading = await ask(async (worker) => worker.verify(file)).catch(() => null);
    if (reading === null) {
      const problem = "Something went wrong on our side, not with your file. Reload the page.";
      return setRefused({ name: file.name, broken: { part: "file" }, problem });
    }
    if (!reading.ok) return setRefused({ name: file.name, ...reading });
    onFile(reading.review);
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
        label="Open a file"
        onIntent={() => void start()}
        onFiles={([file]) => file !== undefined && void open(file)}
      >
        Check a saved review of any account. Your browser checks every hash and sends nothing.
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
    acknowledgement: "the sign-off",
  }[broken.part];
}
