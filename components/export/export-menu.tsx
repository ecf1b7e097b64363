"use client";
import { useMutation } from "@tanstack/react-query";
import { ChevronDown, Download } from "lucide-react";
import { useRef } from "react";
import { useSignedIn } from "@/components/fleet/use-audit";
import { useAuditContext } from "@/components/fleet/use-audit-context";
import { Alert } from "@/components/ui/alert";
import { announce } from "@/components/ui/announcer";
import { buttonClass } from "@/components/ui/button-class";
import { Popover, type PopoverHandle } from "@/components/ui/popover";
import { saveFile } from "@/components/ui/save-file";
import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import { counted, countOf } from "@/lib/audit/words";
import type { ExportFormat } from "./export-keys";

const FORMATS: { format: ExportFormat; label: string; use: string }[] = [
  { format: "csv", label: "CSV", use: "for a spreadsheet; a row for each key" },
  { format: "json", label: "JSON", use: "everything, for another program" },
  { format: "sarif", label: "SARIF", use: "the findings, for code scanning" },
];

/** Exports exactly the keys shown as a file, made in the browser. */
export function ExportMenu({
  fleet,
  shown,
  view,
  answers = null,
}: {
  fleet: Fleet;
  /** The keys that the page shows, in its order. */
  shown: readonly FleetKey[];
  /** The active filters, or the question with its answer; written into the file. */
  view: string;
  /** What the page says about each key shown, in the same order; absent when it only lists them. */
  answers?: readonly string[] | null;
}) {
  const popover = useRef<PopoverHandle>(null);
  const signedIn = useSignedIn(fleet);
  const context = useAuditContext(fleet);
  const all = shown.length === fleet.keys.length;

  const exporting = useMutation({
    mutationFn: async (format: ExportFormat) => {
      const { makeExport } = await import("./make-export");
      const places = new Map(fleet.keys.map((key, at) => [key, at]));
      const { name, file, note } = await makeExport({
        format,
        fleet,
        signedIn,
        context,
        shown: shown.flatMap((key) => places.get(key) ?? []),
        view,
        answers,
      });
      saveFile(name, file);
      // Keep the menu open until the reader has seen the note.
      if (note === null) popover.current?.close();
      const more = note === null ? "" : `. ${note}`;
      announce(`Exported ${countOf(shown.length, "key")}: ${name}${more}`);
      return note;
    },
    // The code could not load, or the browser has no memory for the file.
    onError: () => announce("The file could not be made."),
  });

  return (
    <Popover
      ref={popover}
      command="Export the keys shown"
      buttonClassName={buttonClass({ className: "print:hidden" })}
      className="w-72"
      button={
        <>
          <Download aria-hidden="true" className="size-4 text-ink-3" />
          Export
          <ChevronDown aria-hidden="true" className="size-3.5 text-ink-3" />
        </>
      }
    >
      <div className="p-1.5 text-sm">
        <p className="px-2 pt-1.5 pb-2 text-ink-2 text-xs">
          {all
            ? `All ${countOf(shown.length, "key")}.`
            : `The ${counted(shown.length)} of ${countOf(fleet.keys.length, "key")} shown.`}{" "}
          {answers !== null && "Each row has the answer for its key. "}
          Made in your browser; nothing is sent.
        </p>
        {FORMATS.map(({ format, label, use }) => (
          <button
            key={format}
            type="button"
            disabled={exporting.isPending}
            onClick={() => exporting.mutate(format)}
            className="flex min-h-9 w-full items-baseline gap-3 rounded-md px-2 py-2 text-left hover:bg-sunken disabled:text-ink-3 pointer-coarse:min-h-11"
          >
            <span className="w-12 font-medium">{label}</span>
            <span className="text-ink-2 text-xs">{use}</span>
          </button>
        ))}
        {exporting.isPending && <p className="px-2 py-2 text-ink-2 text-xs">Making the file…</p>}
        {exporting.data && <p className="px-2 py-2 text-medium text-xs">{exporting.data}</p>}
        {exporting.isError && (
          <Alert className="px-2 py-2 text-xs">The file could not be made. Try again.</Alert>
        )}
      </div>
    </Popover>
  );
}
