"use client";
import { useLayoutEffect } from "react";

let typed = "";

/**
 * Stands where the code of a field is still being fetched, and keeps what is typed for it: no letter is lost, and none
 * is taken for a shortcut.
 */
export function TypedAhead() {
  useLayoutEffect(() => {
    typed = "";
    window.addEventListener("keydown", keep, true);
    return () => window.removeEventListener("keydown", keep, true);
  }, []);
  return null;
}

function keep(event: KeyboardEvent) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Backspace") typed = typed.slice(0, -1);
  else if (event.key.length === 1) typed += event.key;
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** What was typed before the field was there, told once. */
export function takeTypedAhead(): string {
  const text = typed;
  typed = "";
  return text;
}
