"use client";
import { useCallback, useSyncExternalStore } from "react";

/**
 * The current time, updated every `everyMs`. Null on the server and in the first client render, whose text must match.
 * @returns epoch ms, rounded down to a multiple of `everyMs`, so that nothing renders twice for one step
 */
export function useNow(everyMs: number): number | null {
  const subscribe = useCallback(
    (onTick: () => void) => {
      const timer = setInterval(onTick, everyMs);
      return () => clearInterval(timer);
    },
    [everyMs],
  );
  return useSyncExternalStore(
    subscribe,
    () => Math.floor(Date.now() / everyMs) * everyMs,
    () => null,
  );
}
