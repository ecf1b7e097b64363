"use client";
import { Download } from "lucide-react";
import { useState } from "react";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { saveFile } from "@/components/ui/save-file";
import { countOf } from "@/lib/audit/words";
import type { CompareRequest } from "./compare-files";
import type { Ask } from "./use-changes-worker";

const FORMATS = ["csv", "json"] as const;

/** Takes the keys that are shown along, as a file that is made here in the browser. */
export function TakeChanges({
  ask,
  request,
  count,
}: {
  ask: Ask;
  request: CompareRequest;
  count: number;
}) {
  const [isFailed, setFailed] = useState(false);
  async function take(format: (typeof FORMATS)[number]) {
    const made = await ask((worker) => worker.take(request, format)).catch(() => null);
    setFailed(made === null);
    if (made === null) return announce("The file could not be made.");
    saveFile(made.name, made.file);
    announce(`Exported ${countOf(count, "key")}: ${made.name}`);
  }
  return (
    <div className="flex items-center gap-2 print:hidden">
      {isFailed && (
        <p role="alert" className="text-critical text-xs">
          The file could not be made. Try again.
        </p>
      )}
      {FORMATS.map((format) => (
        <Button
          key={format}
          size="small"
          data-command={`Export the changes shown as ${format.toUpperCase()}`}
          onClick={() => void take(format)}
        >
          <Download aria-hidden="true" className="size-3.5 text-ink-3" />
          {format.toUpperCase()}
        </Button>
      ))}
    </div>
  );
}
