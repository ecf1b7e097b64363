"use client";
import { FileUp, type LucideIcon } from "lucide-react";
import { type ReactNode, useEffect, useEffectEvent } from "react";
import { buttonClass } from "./button-class";

type FileChoice = {
  label: string;
  isMultiple?: boolean;
  /** Which files the file picker offers. */
  accept?: string;
  /** Called when the reader is likely to add a file soon. */
  onIntent?: () => void;
  /** Never called with an empty list. */
  onFiles: (files: readonly File[]) => void;
};

/** Takes files, picked or dropped anywhere on the page. They stay in this browser. */
export function FileDrop({
  accept = ".json,application/json",
  children,
  ...choice
}: FileChoice & { children: ReactNode }) {
  const { onIntent, onFiles } = choice;
  useDrop((event) => {
    // A dialog, such as the one for leaked keys, handles its own drops.
    if (document.querySelector("dialog:modal") !== null) return;
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) onFiles(files);
  }, onIntent);
  return (
    <div className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-edge border-dashed p-4 print:hidden">
      <FileButton icon={FileUp} accept={accept} {...choice} />
      <p className="min-w-0 flex-1 basis-64 text-pretty text-ink-2 text-sm">{children}</p>
    </div>
  );
}

/** A button that opens the file picker. */
export function FileButton({
  icon: Icon,
  label,
  isMultiple,
  accept,
  onIntent,
  onFiles,
}: FileChoice & { icon: LucideIcon }) {
  return (
    <label
      onPointerEnter={onIntent}
      className={buttonClass({ className: "cursor-pointer focus-within:outline-2" })}
    >
      <Icon aria-hidden="true" className="size-4 text-ink-3" />
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
          if (files.length > 0) onFiles(files);
        }}
      />
    </label>
  );
}

/** Accepts drops anywhere on the page: outside a drop zone the browser would open the file and leave the page. */
export function useDrop(onDrop: (event: DragEvent) => void, onEnter = () => {}) {
  const dropped = useEffectEvent(onDrop);
  const entered = useEffectEvent(onEnter);
  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    document.addEventListener("dragenter", () => entered(), { signal });
    document.addEventListener("dragover", (event) => event.preventDefault(), { signal });
    document.addEventListener("drop", (event) => dropped(event), { signal });
    return () => ending.abort();
  }, []);
}
