"use client";
import { useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * Whether the browser has taken this part of the page over from the server. Until then it must draw what was sent, though
 * the browser may know more by then: it is brought up to date right after.
 */
export function useTakenOver(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
