"use client";
import { useEffect } from "react";

/** Says that the frame around all pages answers by now. What a person did before that is done again: see early-events.ts. */
export function Alive() {
  useEffect(() => {
    window.dispatchEvent(new Event("alive:shell"));
  }, []);
  return null;
}
