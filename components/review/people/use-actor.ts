"use client";
import { useSyncExternalStore } from "react";
import { storedText, storedValue, storeText } from "@/components/ui/stored/stored-text";
import { type Person, personOf } from "@/lib/audit/review/review";
import type { SessionView } from "@/lib/contract/answers";

const STORED = "reviewer";
const listeners = new Set<() => void>();

/** Who acts in a review: a person that the proxy names, or one who says who they are, once for all they do in this tab. */
export type Actor = {
  /** Null: nobody has said, or the proxy names nobody. */
  person: Person | null;
  /** Names are the proxy's to say: nobody types one. */
  isNamedByProxy: boolean;
  /** What a call of the API says of it. */
  said: { person?: Person };
};

/** Who acts. Names that are typed stay in this tab until it is closed, or signed out. */
export function useActor({ person, named_by_proxy }: SessionView): Actor {
  const stored = useSyncExternalStore(subscribe, read, () => null);
  if (named_by_proxy === true) {
    const known = person === undefined ? null : { name: person.name, role: "", relation: "" };
    return { person: known, isNamedByProxy: true, said: {} };
  }
  const typed = parse(stored);
  return { person: typed, isNamedByProxy: false, said: typed === null ? {} : { person: typed } };
}

/** Says who acts from now on. */
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
