import { byText } from "../by-text";
import type { Analysis } from "../effects/analyse";
import type { KeyType } from "../effects/classify";
import { SEVERITIES, type Severity } from "../findings/rules";
import type { FleetKey } from "../fleet/fleet";
import { groupBy } from "../group-by";
import { keyRef } from "../key-ref";
import type { ShownMail } from "../last-mail/last-mail";
import type { KeyPolicy } from "../policy-outcome";

/** The columns of words. Null: the row has none, and comes last either way. */
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

/** A key in a list. No analysis: it is not read. */
type Row = {
  key: FleetKey;
  /** What its account is called. */
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
 * Whether a column is made of a key's scopes. Such a one holds figures and grades, which are looked at from their most
 * first, and is not known before the key is read; words come with the list.
 */
export function isOfScopes(sort: Sort): boolean {
  return !isOfWords(sort);
}

const isOfWords = (sort: Sort): sort is WordSort => sort in WORD_OF;

/** What a row is sorted by; null where it is not known. */
function rankOf(row: Row, sort: Sort): number | null {
  if (sort === "mail") return mailRank(row);
  if (!row.analysis) return null;
  const { exposure, classification, real } = row.analysis;
  if (sort === "type") return TYPES.indexOf(classification.type);
  if (sort === "scopes") return real.length;
  const grade = GRADE.get(row.severity) ?? 0;
  return sort === "severity" ? grade * 1_000 + exposure.score : exposure.score * 10 + grade;
}

/** The time of its last mail; none at all is before every other, and one whose time cannot be read just after that. */
function mailRank({ lastMail }: Row): number | null {
  if (!lastMail || lastMail.state === "cannot_ask") return null;
  return lastMail.state === "silent" ? 0 : (lastMail.lastEventMs ?? 1);
}

/**
 * The rows in the order asked for. Rows of which nothing is known yet come last either way, since they are neither the
 * most nor the least; ties stand by name, then account and id.
 */
export function arrange<Each extends Row>(
  rows: readonly Each[],
  { sort, descending }: Order,
): Each[] {
  const rank = isOfWords(sort) ? wordRank(rows, sort) : (row: Each) => rankOf(row, sort);
  const turn = descending ? -1 : 1;
  // Rows of one rank stay in the order of their names: the ranks alone are sorted, and they are few.
  const named = inNameOrder(rows).flatMap((at) => rows[at] ?? []);
  const ofRank = groupBy(named, (row) => {
    const known = rank(row);
    return known === null ? Number.POSITIVE_INFINITY : turn * known;
  });
  return [...ofRank].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, same]) => same);
}

/** Kept with the list it is of: a reader orders one list again and again. */
const nameOrders = new WeakMap<readonly Row[], readonly number[]>();

/** The places of the rows as they stand by name, then account and id: what takes longest when they are first arranged. */
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

/** The place of a row's word among all. */
function wordRank(rows: readonly Row[], sort: WordSort): (row: Row) => number | null {
  const wordOf: (row: Row) => string | null = WORD_OF[sort];
  const places = placesOf(rows.flatMap((row) => wordOf(row) ?? []));
  return (row) => {
    const word = wordOf(row);
    return word === null ? null : (places.get(word) ?? null);
  };
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
