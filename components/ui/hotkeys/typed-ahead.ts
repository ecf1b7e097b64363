"use client";
import { useLayoutEffect } from "react";

let typed = "";

/**
 * Stands in for a field whose code is still loading and keeps what is typed, so that no letter is lost or taken for a
 * shortcut.
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

/** Returns what was typed before the field loaded, once. */
export function takeTypedAhead(): string {
  const text = typed;
  typed = "";
  return text;
}
