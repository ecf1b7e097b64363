import { TYPE_WORD } from "@/components/key/type-words";
import { GROUPS, UNKNOWN_GROUP } from "@/lib/audit/catalogue";
import { EFFECTS } from "@/lib/audit/effects";
import { FINDING_RULES, SEVERITIES } from "@/lib/audit/finding-rules";
import type { Fleet } from "@/lib/audit/fleet";
import { type Facet, NO_FINDING, READ_STATES } from "./facets";
import { VIEW_WORD } from "./view-words";
import { VIEWS } from "./views";

const SEVERITY_WORD = new Map<string, string>([
  ...SEVERITIES.map((severity): [string, string] => [
    severity,
    severity.charAt(0).toUpperCase() + severity.slice(1),
  ]),
  [NO_FINDING, "No finding"],
  ["unknown", "Unknown (not read)"],
]);

const WORDS: Record<Exclude<Facet, "scope" | "account">, ReadonlyMap<string, string>> = {
  view: new Map(VIEWS.map((view) => [view, VIEW_WORD[view]])),
  read: new Map(READ_STATES.map((state) => [state, state === "read" ? "Read" : "Not read"])),
  type: new Map(Object.entries(TYPE_WORD)),
  effect: new Map(EFFECTS.map(({ id, label }) => [id, label])),
  severity: SEVERITY_WORD,
  group: new Map([...GROUPS, UNKNOWN_GROUP].map((group) => [group, group])),
  rule: new Map(FINDING_RULES.map(({ id, title }) => [id, title])),
};

/** A facet's value as a person reads it. */
export function facetWord(facet: Facet, value: string, accounts: Fleet["accounts"]): string {
  if (facet === "account") return accounts.get(value)?.label ?? value;
  return facet === "scope" ? value : (WORDS[facet].get(value) ?? value);
}

/** The values a facet offers, in the order they are known by; what nothing has is offered too where the list is short. */
export function facetValues(facet: Facet, counts: ReadonlyMap<string, number>): string[] {
  if (facet === "scope") return [...counts.keys()].sort();
  if (facet === "account") {
    return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
  }
  const all = [...WORDS[facet].keys()];
  return facet === "rule" || facet === "group" ? all.filter((value) => counts.has(value)) : all;
}
