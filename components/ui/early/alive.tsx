"use client";
import { useEffect } from "react";
import { beginAtHeading } from "./arrival";

/**
 * Says that the code of what stands before it answers by now: of the frame around all pages, or of the page in it, which
 * may come later. What a person did before that is done again: see early-events.ts.
 */
export function Alive({ part }: { part: "shell" | "page" }) {
  useEffect(() => {
    if (part === "page") beginAtHeading();
    window.dispatchEvent(new Event(`alive:${part}`));
  }, [part]);
  return null;
}
