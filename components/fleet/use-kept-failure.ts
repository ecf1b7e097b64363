"use client";
import { useState } from "react";

/**
 * Keeps a failure and its button in place during a retry, whoever started it, until something is read. So nothing moves
 * from under a click.
 * @param failure the last failure, the same object as long as it is the same failure; null: none, or none yet
 * @param isRead what failed has been read since
 * @returns `isTrying`: it failed, and a retry is running
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
