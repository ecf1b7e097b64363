import { counted, countOf } from "@/components/key/reading";
import type { FleetsMatch } from "./match-in-fleets";
import type { Leak } from "./read-leak";

const NAMED = 3;

/** Megabytes with one decimal. */
export function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

/** The verdict: how many of the leaked ids are keys that were read. */
export function foundWords({ found }: FleetsMatch, ids: number): string {
  if (ids === 1) {
    return found.length === 1 ? "This key is yours" : "Not among the keys that were read";
  }
  if (found.length === 0) return `None of ${countOf(ids, "key")} is among those read`;
  return `${counted(found.length)} of ${countOf(ids, "key")} found ${found.length === 1 ? "is" : "are"} yours`;
}

/** What may not be concluded from an id that is in no list. */
export function notFoundWords(ids: number): string {
  return `${ids === 1 ? "It" : "Each"} may belong to an account that was not read, to someone else, or have been deleted already.`;
}

/** What was searched, with what could not be. */
export function coverageWords({ keys, accounts, unlisted }: FleetsMatch): string {
  const searched =
    accounts.length === 0
      ? "Nothing is read yet."
      : `${countOf(keys, "key")} of ${countOf(accounts.length, "account")} searched.`;
  if (unlisted.length === 0) return searched;
  const names = unlisted.slice(0, NAMED).map(({ label }) => label);
  const rest = unlisted.length - names.length;
  const listed = rest > 0 ? `${names.join(", ")} and ${counted(rest)} more` : names.join(", ");
  return `${searched} Not searched: ${countOf(unlisted.length, "account")} whose keys are not read (${listed}).`;
}

/** What was looked for besides whole keys, where none was found. */
export function otherWordsOf({ otherWords }: Leak): string {
  if (otherWords === null) return "In files, IDs that stand alone are not looked for: paste those.";
  if (otherWords === 0) return "Nor has it a word that may be the ID of a key.";
  const are = otherWords === 1 ? "may be an ID, but is" : "may be IDs, but are";
  return `${countOf(otherWords, "word")} of 22 characters ${are} of no key that was read here. Read more accounts and paste it again to be sure.`;
}
