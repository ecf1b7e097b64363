import { DAY_MS, HOUR_MS } from "./day";

const NUMBERS = new Intl.NumberFormat("en");
// British lists have no comma before the "and", as in this product's style.
const LIST = new Intl.ListFormat("en-GB");

/** A count with separators: 20,341. */
export function counted(count: number): string {
  return NUMBERS.format(count);
}

/** The word that agrees with a count: `oneOr(2, "is", "are")` is "are". */
export function oneOr(count: number, one: string, more = `${one}s`): string {
  return count === 1 ? one : more;
}

/** A count with its noun: "1 key", "38 keys"; `more` if the plural isn't just an added s. */
export function countOf(count: number, one: string, more?: string): string {
  return `${counted(count)} ${oneOr(count, one, more)}`;
}

/** The same text with a capital first letter. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "mail, keys and billing". */
export function listed(parts: Iterable<string>): string {
  return LIST.format(parts);
}

/** The first few names, and how many more there are: "a, b, c and 4 more". */
export function listedUpTo(most: number, names: readonly string[]): string {
  const more = names.length - most;
  return listed(more > 0 ? [...names.slice(0, most), `${more} more`] : names);
}

/** Epoch ms as ISO 8601 in UTC, to the second: what spreadsheets and people read alike. */
export function isoTime(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19)}Z`;
}

const MINUTE_MS = 60_000;

/** "3 min ago". Whole units, rounded down; a future time, from a wrong clock, is "just now". */
export function agoWords(atMs: number, nowMs: number): string {
  const ms = nowMs - atMs;
  if (ms < MINUTE_MS) return "just now";
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} min ago`;
  if (ms < DAY_MS) return `${Math.floor(ms / HOUR_MS)} h ago`;
  const days = Math.floor(ms / DAY_MS);
  return `${countOf(days, "day")} ago`;
}

/** "2026-03-01 17:42:10 UTC". */
export function utcWords(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
