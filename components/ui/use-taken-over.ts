"use client";
import { useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * A value that only the browser knows and that never notifies of changes; `before` on the server and until hydration.
 */
export function useInBrowser<Known>(read: () => Known, before: Known): Known {
  return useSyncExternalStore(never, read, () => before);
}

/**
 * Whether this part of the page is hydrated. Until then it must render what the server sent, even if the browser
 * already knows more; it updates right after.
 */
export function useTakenOver(): boolean {
  return useInBrowser(() => true, false);
}
