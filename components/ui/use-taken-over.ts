"use client";
import { useSyncExternalStore } from "react";

const never = () => () => {};

/** What the browser alone knows, and is not told when it changes; `before` on the server and until the page is taken over. */
export function useInBrowser<Known>(read: () => Known, before: Known): Known {
  return useSyncExternalStore(never, read, () => before);
}

/**
 * Whether the browser has taken this part of the page over from the server. Until then it must draw what was sent, though
 * the browser may know more by then: it is brought up to date right after.
 */
export function useTakenOver(): boolean {
  return useInBrowser(() => true, false);
}
