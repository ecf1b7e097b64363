"use client";
import { useSyncExternalStore } from "react";

// Outside of React: a look at a key and back must not lose them. They go with the tab, and with sign-out, which loads
// the page anew; what they hold is read where it is needed and kept nowhere.
let held: readonly File[] = [];
const listeners = new Set<() => void>();

function hold(files: readonly File[]) {
  held = files;
  for (const listener of listeners) listener();
}

const isSame = (a: File, b: File) =>
  a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;

/** Adds files; one that is there already is not there twice. */
export function holdFiles(files: readonly File[]): void {
  hold([...held, ...files.filter((file) => !held.some((each) => isSame(each, file)))]);
}

/** Forgets one file. */
export function dropFile(file: File): void {
  hold(held.filter((each) => each !== file));
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const NONE: readonly File[] = [];

/** The files that were chosen in this tab. */
export function useHeldFiles(): readonly File[] {
  return useSyncExternalStore(
    subscribe,
    () => held,
    () => NONE,
  );
}
