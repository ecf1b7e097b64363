"use client";
import clsx from "clsx";
import { useLinkStatus } from "next/link";

/** Stands inside a Link: shows that its page is on the way. Always takes its space, so nothing moves. */
export function LinkPending() {
  const { pending } = useLinkStatus();
  return (
    <span
      aria-hidden="true"
      className={clsx(
        "ml-2 inline-block size-1.5 rounded-full bg-accent align-middle",
        // An animation runs unseen too, and a list may have hundreds.
        pending ? "motion-safe:animate-pulse" : "invisible",
      )}
    />
  );
}
