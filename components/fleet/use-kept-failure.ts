"use client";
import { useState } from "react";

/**
 * A failure as a reader sees it: it stays, with its button where it was, while the same is tried again, by whomever, and
 * goes when something was read. Nothing is then ever taken from under a click.
 * @param failure what failed last, always the same object while it is the same failure; null: nothing did, or not yet
 * @param isRead what had failed has been read since
 * @returns `isTrying`: it failed, and is being tried again
 */
export function useKeptFailure<T extends object>(
  failure: T | null,
  isRead: boolean,
): { failure: T | null; isTrying: boolean } {
  const [kept, setKept] = useState(failure);
  const next = failure ?? (isRead ? null : kept);
  if (next !== kept) setKept(next);
  return { failure: next, isTrying: failure === null && next !== null };
}
