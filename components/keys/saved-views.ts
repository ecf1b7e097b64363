"use client";
import { useMemo, useSyncExternalStore } from "react";
import { FACETS } from "@/components/filters/facets";
import { NO_FILTERS } from "@/components/filters/filters";
import { storedText, storedValue, storeText } from "@/components/ui/stored/stored-text";
import type { View } from "./views";

const STORED = "saved-views";
const MOST = 20;
const listeners = new Set<() => void>();

function subscribe(onChange: () => void) {
  listeners.add(onChange);
  window.addEventListener("storage", onChange);
  return () => {
    listeners.delete(onChange);
    window.removeEventListener("storage", onChange);
  };
}

const fieldOf = (value: unknown, field: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, field) : undefined;
const textsOf = (value: unknown) =>
  Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];

/** Parses the stored views. Skips anything invalid: anyone may have written to the storage. */
export function parseViews(stored: string | null): View[] {
  const rows = storedValue(stored);
  return (Array.isArray(rows) ? rows : []).flatMap((row: unknown): View[] => {
    const [name, filters] = [fieldOf(row, "name"), fieldOf(row, "filters")];
    if (typeof name !== "string") return [];
    const [text = ""] = textsOf([fieldOf(filters, "text")]);
    const facets = FACETS.map((facet) => [facet, textsOf(fieldOf(filters, facet))]);
    return [{ name, filters: { ...NO_FILTERS, ...Object.fromEntries(facets), text } }];
  });
}

/**
 * The views saved in this browser, per signed-in key: filters may name accounts and keys, which must not be shown to
 * someone who signs in with another key.
 */
export function useSavedViews(apiKeyId: string) {
  const place = `${STORED}:${apiKeyId}`;
  const stored = useSyncExternalStore(
    subscribe,
    () => storedText("localStorage", place),
    () => null,
  );
  const views = useMemo(() => parseViews(stored), [stored]);
  function write(next: readonly View[]) {
    storeText("localStorage", place, JSON.stringify(next.slice(-MOST)));
    for (const listener of listeners) listener();
  }
  return {
    views,
    /** Replaces a view of the same name. */
    save: (view: View) => write([...views.filter(({ name }) => name !== view.name), view]),
    remove: (gone: string) => write(views.filter(({ name }) => name !== gone)),
  };
}
