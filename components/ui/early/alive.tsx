"use client";
import { useEffect } from "react";

/** Signals that the frame around all pages is interactive, so that earlier events are replayed: see early-events.ts. */
export function Alive() {
  useEffect(() => {
    window.dispatchEvent(new Event("alive:shell"));
  }, []);
  return null;
}
