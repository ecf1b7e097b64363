import type { KeyType } from "@/lib/audit/effects/classify";
import { SEVERITIES } from "@/lib/audit/findings/rules";
import type { KeyRow } from "./key-row";

export const SORTS = ["severity", "name", "account", "type", "scopes", "exposure"] as const;
export type Sort = (typeof SORTS)[number];
export type Order = { sort: Sort; descending: boolean };

const TYPES: KeyType[] = ["none", "billing", "custom", "custom_everything", "full_access"];

/**
 * Whether a column is made of a key's scopes. Such a one holds figures and grades, which are looked at from their most
 * first, and is not known before the key is read; names and accounts come with the list.
 */
export function isOfScopes(sort: Sort): boolean {
  return sort !== "name" && sort !== "account";
}

/** What a row is sorted by; null where it is not known. */
function rankOf(row: KeyRow, sort: Sort): number | null {
  if (row.state !== "read") return null;
  const { exposure, classification, real } = row.analysis;
  if (sort === "type") return TYPES.indexOf(classification.type);
  if (sort === "scopes") return real.length;
  const worst = SEVERITIES.findIndex((severity) => severity === row.severity);
  const grade = worst === -1 ? 0 : SEVERITIES.length - worst;
  return sort === "severity" ? grade * 1_000 + exposure.score : exposure.score * 10 + grade;
}

/**
 * The rows in the order asked for. Rows of which nothing is known yet come last either way, since they are neither the
 * most nor the least; ties stand by name, then account and id.
 */
export function arrange(rows: readonly KeyRow[], { sort, descending }: Order): KeyRow[] {
  const turn = descending ? -1 : 1;
  const placeOf = placesOf(rows.map(({ key }) => key.name));
  const accountOf = sort === "account" ? placesOf(rows.map(({ key }) => key.account)) : null;
  // Numbers, made once a row: to compare words, or ask for a rank, in each comparison would take a moment that is seen.
  const lines = rows.map((row) => {
    const place = placeOf.get(row.key.name) ?? 0;
    const known = sort === "name" ? place : (accountOf?.get(row.key.account) ?? rankOf(row, sort));
    return { row, rank: known === null ? Number.POSITIVE_INFINITY : turn * known, place };
  });
  return lines
    .sort((a, b) => {
      if (a.rank !== b.rank) return a.rank - b.rank;
      return a.place - b.place || byText(a.row.ref, b.row.ref);
    })
    .map(({ row }) => row);
}

function byText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Each word's place among all, as a person sorts: ci 9 before ci 10, whatever the case. Many keys share a name. */
function placesOf(words: readonly string[]): Map<string, number> {
  // A collator takes a second for what this does in a hundredth.
  const spelled = [...new Set(words)].map((word) => ({
    word,
    text: word.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, "0")),
  }));
  spelled.sort((a, b) => byText(a.text, b.text));
  const places = new Map<string, number>();
  let place = 0;
  let before: string | null = null;
  for (const { word, text } of spelled) {
    // Words that differ in case alone share a place: what else tells their rows apart decides.
    if (text !== before) place += 1;
    places.set(word, place);
    before = text;
  }
  return places;
}
