import { AGE_WORD } from "@/components/key/age-word";
import { GROUPS, UNKNOWN_GROUP } from "@/lib/audit/catalogue/catalogue";
import { TYPE_WORD } from "@/lib/audit/effects/classify";
import { EFFECTS } from "@/lib/audit/effects/effects";
import { FINDING_RULES, SEVERITIES } from "@/lib/audit/findings/rules";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { clustersOf } from "@/lib/audit/fleet/shapes";
import { kept } from "@/lib/audit/kept";
import { WHY_WORDS } from "@/lib/audit/last-mail/why-not-asked";
import { capitalized, counted, countOf } from "@/lib/audit/words";
import { type Facet, NO_FINDING, NOT_ASKED, POLICY_FACETS, READ_STATES } from "./facets";

const SEVERITY_WORD = new Map<string, string>([
  ...SEVERITIES.map((severity): [string, string] => [severity, capitalized(severity)]),
  [NO_FINDING, "No finding"],
  ["unknown", "Unknown (not read)"],
]);

const MAIL_WORD = new Map<string, string>([
  ["sent", "Sent mail"],
  ["silent", "Silent senders"],
  ...Object.entries(WHY_WORDS).map(([why, words]): [string, string] => [why, capitalized(words)]),
  [NOT_ASKED, "Not asked"],
]);

const WORDS: Record<
  Exclude<Facet, "scope" | "shape" | "account" | (typeof POLICY_FACETS)[number]>,
  ReadonlyMap<string, string>
> = {
  read: new Map(READ_STATES.map((state) => [state, state === "read" ? "Read" : "Not read"])),
  type: new Map(Object.entries(TYPE_WORD)),
  effect: new Map(EFFECTS.map(({ id, label }) => [id, label])),
  severity: SEVERITY_WORD,
  group: new Map([...GROUPS, UNKNOWN_GROUP].map((group) => [group, group])),
  age: new Map(Object.entries(AGE_WORD)),
  rule: new Map(FINDING_RULES.map(({ id, title }) => [id, title])),
  mail: MAIL_WORD,
};

const NO_SHAPE = "a scope set that no key read here has";

/** A shape by the first key that has it and a name: no shape has a name of its own. */
const shapeWords = kept((fleet: Fleet) => {
  const words = clustersOf(fleet).map(({ id, keys, scopes }) => {
    const name = keys.find((key) => key.name.trim() !== "")?.name ?? keys[0]?.api_key_id ?? "";
    const alike = keys.length === 1 ? "alone" : `and ${counted(keys.length - 1)} alike`;
    return [id, `${name} ${alike}, ${countOf(scopes.length, "scope")}`] as const;
  });
  return new Map<string, string>(words);
}, new WeakMap());

function isOfPolicy(facet: Facet): facet is (typeof POLICY_FACETS)[number] {
  return POLICY_FACETS.some((each) => each === facet);
}

/** A facet's value in words. */
export function facetWord(facet: Facet, value: string, fleet: Fleet): string {
  if (facet === "account") return fleet.accounts.get(value)?.label ?? value;
  if (facet === "shape") return shapeWords(fleet).get(value) ?? NO_SHAPE;
  return facet === "scope" || isOfPolicy(facet) ? value : (WORDS[facet].get(value) ?? value);
}

/** The values that a facet offers, in their usual order; a short list also offers values that no key has. */
export function facetValues(facet: Facet, counts: ReadonlyMap<string, number>): string[] {
  if (facet === "scope") return [...counts.keys()].sort();
  if (facet === "account" || facet === "shape" || isOfPolicy(facet)) {
    return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
  }
  const all = [...WORDS[facet].keys()];
  if (facet !== "rule" && facet !== "group") return all;
  // Our table does not contain a policy's own rules.
  const own = [...counts.keys()].filter((value) => !WORDS[facet].has(value)).sort();
  return [...own, ...all.filter((value) => counts.has(value))];
}
