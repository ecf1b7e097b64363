"use client";
import { heldInTab } from "@/components/ui/held-in-tab";

// Only file handles. Their contents are read on demand and never stored.
const held = heldInTab<readonly File[]>([]);

const isSame = (a: File, b: File) =>
  a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;

/** Adds files, skipping those already held. */
export function holdFiles(files: readonly File[]): void {
  const known = held.now();
  held.hold([...known, ...files.filter((file) => !known.some((each) => isSame(each, file)))]);
}

/** Removes one file. */
export function dropFile(file: File): void {
  held.hold(held.now().filter((each) => each !== file));
}

/** The files chosen in this tab. */
export const useHeldFiles = held.useHeld;
