"use client";
import { useSyncExternalStore } from "react";

/**
 * Something held outside of React, so that a look at another page and back does not lose it. It goes with the tab, and
 * with sign-out, which loads the page anew.
 * @param first what is held until something else is, and on the server
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
