"use client";
import { useCallback, useSyncExternalStore } from "react";

/**
 * The time, renewed every `everyMs`. Null on the server and in the first render after it, whose words must be the same.
 * @returns epoch ms, rounded down to whole steps so that nothing is drawn twice for one step
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
