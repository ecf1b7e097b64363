import { byText } from "../by-text";
import type { Analysis } from "../effects/analyse";
import type { KeyType } from "../effects/classify";
import { SEVERITIES, type Severity } from "../findings/rules";
import type { FleetKey } from "../fleet/fleet";
import { groupBy } from "../group-by";
import { keyRef } from "../key-ref";
import type { ShownMail } from "../last-mail/last-mail";
import type { KeyPolicy } from "../policy-outcome";

/** The text columns. Null: the row has no value, and comes last in either direction. */
const WORD_OF = {
  name: ({ key }) => key.name,
  account: ({ key, accountName }) => accountName ?? key.account,
  owner: ({ policy }) => policy?.ownership?.owner ?? null,
  purpose: ({ policy }) => policy?.ownership?.purpose ?? null,
  data: ({ policy }) => policy?.ownership?.data ?? null,
} satisfies Record<string, (row: Row) => string | null>;
type WordSort = keyof typeof WORD_OF;

export const SORTS = [
  "severity",
  "name",
  "account",
  "owner",
  "purpose",
  "data",
  "type",
  "scopes",
  "exposure",
  "mail",
] as const;
export type Sort = (typeof SORTS)[number];
export type Order = { sort: Sort; descending: boolean };

/** A key in a list. Without an analysis, it is not read. */
type Row = {
  key: FleetKey;
  /** The name of its account. */
  accountName?: string;
  severity: Severity | "unknown" | null;
  analysis?: Analysis | null;
  lastMail?: ShownMail | null;
  policy?: Pick<KeyPolicy, "ownership"> | null;
};

const GRADE = new Map<Row["severity"], number>(
  SEVERITIES.map((severity, at) => [severity, SEVERITIES.length - at]),
);
const TYPES: KeyType[] = ["none", "billing", "custom", "custom_everything", "full_access"];

/**
 * Whether a column comes from a key's scopes. Such a column holds figures and grades, which readers want highest first,
 * and is unknown until the key is read; text comes with the list.
 */
export function isOfScopes(sort: Sort): boolean {
  return !isOfWords(sort);
}

const isOfWords = (sort: Sort): sort is WordSort => sort in WORD_OF;

/** A row's sort value; null if unknown. */
function rankOf(row: Row, sort: Sort): number | null {
  if (sort === "mail") return mailRank(row);
  if (!row.analysis) return null;
  const { exposure, classification, real } = row.analysis;
  if (sort === "type") return TYPES.indexOf(classification.type);
  if (sort === "scopes") return real.length;
  const grade = GRADE.get(row.severity) ?? 0;
  return sort === "severity" ? grade * 1_000 + exposure.score : exposure.score * 10 + grade;
}

/** The time of a key's last mail. No mail sorts before every time, and an unreadable time just after that. */
function mailRank({ lastMail }: Row): number | null {
  if (!lastMail || lastMail.state === "cannot_ask") return null;
  return lastMail.state === "silent" ? 0 : (lastMail.lastEventMs ?? 1);
}

/**
 * Sorts rows as asked. Unknown rows come last in either direction, since they are neither the most nor the least; ties
 * go by name, then account and id.
 */
export function arrange<Each extends Row>(
  rows: readonly Each[],
  { sort, descending }: Order,
): Each[] {
  const rank = isOfWords(sort) ? wordRank(rows, sort) : (row: Each) => rankOf(row, sort);
  const turn = descending ? -1 : 1;
  // Rows of equal rank stay in name order, so only the ranks need sorting, and they are few.
  const named = inNameOrder(rows).flatMap((at) => rows[at] ?? []);
  const ofRank = groupBy(named, (row) => {
    const known = rank(row);
    return known === null ? Number.POSITIVE_INFINITY : turn * known;
  });
  return [...ofRank].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, same]) => same);
}

/** Cached by list: a reader sorts the same list again and again. */
const nameOrders = new WeakMap<readonly Row[], readonly number[]>();

/** The positions of the rows in order of name, account and id: the slowest step of a first sort. */
export function inNameOrder(rows: readonly Row[]): readonly number[] {
  const kept = nameOrders.get(rows);
  if (kept !== undefined) return kept;
  const placeOf = placesOf(rows.map(({ key }) => key.name));
  const places = rows.map(({ key }) => placeOf.get(key.name) ?? 0);
  const refs = rows.map(({ key }) => keyRef(key));
  const order = rows.map((_, at) => at);
  order.sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0) || byText(refs[a] ?? "", refs[b] ?? ""));
  nameOrders.set(rows, order);
  return order;
}

/** The rank of a row's word among all. */
function wordRank(rows: readonly Row[], sort: WordSort): (row: Row) => number | null {
  const wordOf: (row: Row) => string | null = WORD_OF[sort];
  const places = placesOf(rows.flatMap((row) => wordOf(row) ?? []));
  return (row) => {
    const word = wordOf(row);
    return word === null ? null : (places.get(word) ?? null);
  };
}

/** Ranks words as a person sorts them: ci 9 before ci 10, in any case. Many keys share a name. */
function placesOf(words: readonly string[]): Map<string, number> {
  // A collator takes a second where this takes a hundredth.
  const spelled = [...new Set(words)].map((word) => ({
    word,
    text: word.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, "0")),
  }));
  spelled.sort((a, b) => byText(a.text, b.text));
  const places = new Map<string, number>();
  let place = 0;
  let before: string | null = null;
  for (const { word, text } of spelled) {
    // Words that differ only in case share a rank; other columns decide between their rows.
    if (text !== before) place += 1;
    places.set(word, place);
    before = text;
  }
  return places;
}
