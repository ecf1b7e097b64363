"use client";
import { heldInTab } from "@/components/ui/held-in-tab";

// What they hold is read where it is needed, and kept nowhere.
const held = heldInTab<readonly File[]>([]);

const isSame = (a: File, b: File) =>
  a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;

/** Adds files; one that is there already is not there twice. */
export function holdFiles(files: readonly File[]): void {
  const known = held.now();
  held.hold([...known, ...files.filter((file) => !known.some((each) => isSame(each, file)))]);
}

/** Forgets one file. */
export function dropFile(file: File): void {
  held.hold(held.now().filter((each) => each !== file));
}

/** The files that were chosen in this tab. */
export const useHeldFiles = held.useHeld;
