"use client";
import { useSyncExternalStore } from "react";

/** A policy that was opened or typed here: its file's name, and its text as it stands in the editor. */
export type HeldPolicy = { file: string; text: string };

// Outside of React: a look at a key and back must not lose it. It goes with the tab, and is sent nowhere.
let held: HeldPolicy | null = null;
const listeners = new Set<() => void>();

/** Puts a policy into the editor; null closes it. */
export function holdPolicy(policy: HeldPolicy | null): void {
  held = policy;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The policy in the editor; null: none is. */
export function useHeldPolicy(): HeldPolicy | null {
  return useSyncExternalStore(
    subscribe,
    () => held,
    () => null,
  );
}
