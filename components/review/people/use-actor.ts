"use client";
import { useSyncExternalStore } from "react";
import { storedText, storedValue, storeText } from "@/components/ui/stored/stored-text";
import { type Person, personOf } from "@/lib/audit/review/review";
import type { SessionView } from "@/lib/contract/answers";

const STORED = "reviewer";
const listeners = new Set<() => void>();

/** Who acts in a review: the person that the proxy names, or one who enters their name once per tab. */
export type Actor = {
  /** Null: nobody entered a name, or the proxy gives none. */
  person: Person | null;
  /** The proxy supplies names, so nobody may type one. */
  isNamedByProxy: boolean;
  /** The part of an API call that names the person. */
  said: { person?: Person };
};

/** Who acts. A typed name stays in this tab until it closes or signs out. */
export function useActor({ person, named_by_proxy }: SessionView): Actor {
  const stored = useSyncExternalStore(subscribe, read, () => null);
  if (named_by_proxy === true) {
    const known = person === undefined ? null : { name: person.name, role: "", relation: "" };
    return { person: known, isNamedByProxy: true, said: {} };
  }
  const typed = parse(stored);
  return { person: typed, isNamedByProxy: false, said: typed === null ? {} : { person: typed } };
}

/** Sets who acts from now on. */
export function actAs(person: Person) {
  storeText("sessionStorage", STORED, JSON.stringify(personOf(person)));
  for (const listener of listeners) listener();
}

const read = () => storedText("sessionStorage", STORED);

function subscribe(onChange: () => void) {
  listeners.add(onChange);
  return () => void listeners.delete(onChange);
}

function parse(stored: string | null): Person | null {
  const value = storedValue(stored);
  if (typeof value !== "object" || value === null) return null;
  const text = (field: string) => {
    const said: unknown = Reflect.get(value, field);
    return typeof said === "string" ? said : "";
  };
  return { name: text("name"), role: text("role"), relation: text("relation") };
}
