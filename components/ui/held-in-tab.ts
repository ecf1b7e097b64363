"use client";
import { useSyncExternalStore } from "react";

/**
 * State held outside React, so that it survives navigation between pages. It lasts until the tab closes or sign-out
 * reloads the page.
 * @param first the initial value, and the one the server renders
 */
export function heldInTab<Held>(first: Held) {
  let held = first;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const now = () => held;
  return {
    now,
    hold: (next: Held) => {
      held = next;
      for (const listener of listeners) listener();
    },
    useHeld: () => useSyncExternalStore(subscribe, now, () => first),
  };
}
