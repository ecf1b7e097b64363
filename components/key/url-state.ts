"use client";
import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";

/** How long typing rests before it is written to the URL: browsers refuse a change on every key. */
const REST_MS = 250;

/**
 * Changes parameters of the page's URL without asking the server; null takes one away. `push` for a choice that Back
 * should undo, `replace` for what is still being typed.
 */
export function setUrlState(changes: Record<string, string | null>, how: "push" | "replace"): void {
  const params = new URLSearchParams(window.location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") params.delete(name);
    else params.set(name, value);
  }
  const query = params.toString();
  const url = window.location.pathname + (query === "" ? "" : `?${query}`);
  // Next watches these two calls, and useSearchParams follows.
  if (how === "push") window.history.pushState(null, "", url);
  else window.history.replaceState(null, "", url);
}

/** A text that is typed at once and lands in the URL when typing rests. Back and links change it as well. */
export function useUrlText(name: string): [string, (text: string) => void] {
  const inUrl = useSearchParams().get(name) ?? "";
  const [text, setText] = useState(inUrl);
  const [written, setWritten] = useState(inUrl);
  if (inUrl !== written) {
    setWritten(inUrl);
    if (inUrl !== text.trim()) setText(inUrl);
  }
  useEffect(() => {
    if (text.trim() === written) return;
    const timer = setTimeout(() => setUrlState({ [name]: text.trim() }, "replace"), REST_MS);
    return () => clearTimeout(timer);
  }, [name, text, written]);
  return [text, setText];
}
