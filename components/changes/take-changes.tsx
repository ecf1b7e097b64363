"use client";
import { Download } from "lucide-react";
import { useMadeFile } from "@/components/export/use-made-file";
import { Button } from "@/components/ui/button";
import { countOf } from "@/lib/audit/words";
import type { CompareRequest } from "./compare-files";
import type { Ask } from "./use-changes-worker";

const FORMATS = ["csv", "json"] as const;

/** Exports the keys shown as a file, made in the browser. */
export function TakeChanges({
  ask,
  request,
  count,
}: {
  ask: Ask;
  request: CompareRequest;
  count: number;
}) {
  const { save, failed } = useMadeFile();
  const take = (format: (typeof FORMATS)[number]) =>
    save(
      ask((worker) => worker.take(request, format)),
      `Exported ${countOf(count, "key")}:`,
    );
  return (
    <div className="flex items-center gap-2 print:hidden">
      {failed}
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
