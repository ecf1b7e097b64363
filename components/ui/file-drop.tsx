"use client";
import { FileUp } from "lucide-react";
import { type ReactNode, useEffect, useEffectEvent } from "react";
import { buttonClass } from "./button-class";

/** Takes files: chosen, or dropped anywhere on the page. They stay in this browser. */
export function FileDrop({
  label,
  isMultiple = false,
  accept = ".json,application/json",
  onIntent,
  onFiles,
  children,
}: {
  label: string;
  isMultiple?: boolean;
  /** Which files the browser offers. */
  accept?: string;
  /** A file may come soon. */
  onIntent: () => void;
  /** Never of none. */
  onFiles: (files: readonly File[]) => void;
  children: ReactNode;
}) {
  function add(files: readonly File[]) {
    if (files.length > 0) onFiles(files);
  }
  const onDropped = useEffectEvent((event: DragEvent) => {
    // A dialog, as the one for leaked keys, takes its drops itself.
    if (document.querySelector("dialog:modal") !== null) return;
    event.preventDefault();
    add([...(event.dataTransfer?.files ?? [])]);
  });
  const onDragged = useEffectEvent(onIntent);
  useEffect(() => {
    // Beside a field the browser would open the file in place of this page.
    const allow = (event: DragEvent) => event.preventDefault();
    const enter = () => onDragged();
    const drop = (event: DragEvent) => onDropped(event);
    document.addEventListener("dragenter", enter);
    document.addEventListener("dragover", allow);
    document.addEventListener("drop", drop);
    return () => {
      document.removeEventListener("dragenter", enter);
      document.removeEventListener("dragover", allow);
      document.removeEventListener("drop", drop);
    };
  }, []);
  return (
    <div className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-edge border-dashed p-4 print:hidden">
      <label
        onPointerEnter={onIntent}
        className={buttonClass({ className: "cursor-pointer focus-within:outline-2" })}
      >
        <FileUp aria-hidden="true" className="size-4 text-ink-3" />
        {label}
        <input
          type="file"
          multiple={isMultiple}
          accept={accept}
          className="sr-only"
          onFocus={onIntent}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = "";
            add(files);
          }}
        />
      </label>
      <p className="min-w-0 flex-1 basis-64 text-pretty text-ink-2 text-sm">{children}</p>
    </div>
  );
}
