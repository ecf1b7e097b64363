"use client";
import { FileUp } from "lucide-react";
import { useEffect, useEffectEvent } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { holdFiles } from "./held-files";

/** Takes snapshots: chosen, or dropped anywhere on the page. */
export function FileDrop({ isFirst, onAdded }: { isFirst: boolean; onAdded: () => void }) {
  function add(files: readonly File[]) {
    if (files.length === 0) return;
    holdFiles(files);
    onAdded();
  }
  const onDropped = useEffectEvent((event: DragEvent) => {
    // A dialog, as the one for leaked keys, takes its drops itself.
    if (document.querySelector("dialog:modal") !== null) return;
    event.preventDefault();
    add([...(event.dataTransfer?.files ?? [])]);
  });
  useEffect(() => {
    // Beside a field the browser would open the file in place of this page.
    const allow = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => onDropped(event);
    document.addEventListener("dragover", allow);
    document.addEventListener("drop", drop);
    return () => {
      document.removeEventListener("dragover", allow);
      document.removeEventListener("drop", drop);
    };
  }, []);
  return (
    <div className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-edge border-dashed p-4 print:hidden">
      <label className={buttonClass({ className: "cursor-pointer focus-within:outline-2" })}>
        <FileUp aria-hidden="true" className="size-4 text-ink-3" />
        {isFirst ? "Choose snapshots" : "Add snapshots"}
        <input
          type="file"
          multiple
          accept=".json,application/json"
          className="sr-only"
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = "";
            add(files);
          }}
        />
      </label>
      <p className="min-w-0 flex-1 basis-64 text-pretty text-ink-2 text-sm">
        Or drop them on the page. They are read in this browser only: nothing of them is sent, and
        they are forgotten when the tab is closed.
      </p>
    </div>
  );
}
