import { isUnreadList } from "@/lib/audit/account";
import { counted, countOf, oneOr } from "@/lib/audit/words";
import type { WhyUnread } from "@/lib/leak/sink";
import type { FleetsMatch } from "./match-in-fleets";
import type { Leak } from "./read-leak";

const NAMED = 3;

/** Megabytes with one decimal. */
export function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

/**
 * The result in a few words: never "none" when something was not searched.
 * @param unread how many things were not searched
 */
export function headlineOf(leak: Leak, match: FleetsMatch, unread: number): string {
  if (leak.basis === "name") {
    const { length } = match.found;
    if (length === 0) return `No key${match.isWhole ? "" : " read so far"} has this name`;
    return length === 1 ? "1 key has this name" : `${counted(length)} keys have this name`;
  }
  if (leak.ids.size > 0) return foundWords(match, leak.ids.size);
  return unread > 0 ? "Not all could be read" : "No SendGrid key found";
}

/** How many of the leaked IDs are keys that were read. */
function foundWords({ found, isWhole }: FleetsMatch, ids: number): string {
  const [first] = found;
  if (first === undefined && isWhole) {
    return oneOr(ids, "Not in any of your accounts", "None of these keys is in your accounts");
  }
  if (ids === 1) {
    if (first === undefined) return "No match in the keys read so far";
    return first.holders.length === 0 ? "You are signed in with this key" : "This key is yours";
  }
  if (first === undefined) return `No match for ${countOf(ids, "key")} in the keys read so far`;
  return `${counted(found.length)} of ${countOf(ids, "key")} found ${oneOr(found.length, "is", "are")} yours`;
}

/**
 * What an ID in no list does and does not mean.
 * @param isWhole every account was searched
 */
export function notFoundWords(ids: number, isWhole: boolean): string {
  if (isWhole) {
    const they = oneOr(ids, "It may be someone else’s", "They may be someone else’s");
    const treat = oneOr(ids, "Treat it as live until its", "Treat them as live until their");
    return `${they}, or already deleted. ${treat} owner or SendGrid says otherwise.`;
  }
  return `${oneOr(ids, "It", "Each")} may belong to an account that hasn’t been read or to someone else, or may already be deleted.`;
}

/** What was searched, and what could not be. */
export function coverageWords({ keys, accounts, unlisted }: FleetsMatch): string {
  const searched =
    accounts.length === 0
      ? "Nothing has been read yet."
      : `${countOf(keys, "key")} of ${countOf(accounts.length, "account")} searched.`;
  if (unlisted.length === 0) return searched;
  const open = unlisted.filter(({ account }) => !isUnreadList(account));
  const lists = unlisted.filter(({ account }) => isUnreadList(account));
  const names = open.slice(0, NAMED).map(({ label }) => label);
  const rest = open.length - names.length;
  const listed = rest > 0 ? `${names.join(", ")} and ${counted(rest)} more` : names.join(", ");
  const gaps = [
    ...(open.length > 0 ? [`${countOf(open.length, "account")} not read (${listed})`] : []),
    ...lists.map(({ label }) => `${label.toLowerCase()}, whose list could not be read`),
  ];
  return `${searched} Not searched: ${gaps.join("; ")}.`;
}

/** Why something was not searched, to follow its name in parentheses. */
export const WHY_UNREAD: Record<WhyUnread, string> = {
  packed: "compressed in a format this page can’t open",
  "not-text": "not text",
  broken: "damaged, encrypted, or incomplete",
  "inside-text": "has compressed or encrypted data inside",
  "too-deep": "nested too deep",
  "too-large": "unpacks to too much",
  unreadable: "your browser couldn’t read it",
};

/** What was searched for besides whole keys, when none was found. */
export function otherWordsOf({ otherWords }: Leak): string {
  if (otherWords === null) return "In files, bare IDs and names aren’t searched for: paste those.";
  if (otherWords === 0) return "It isn’t the ID or name of a key read so far, either.";
  const are = oneOr(otherWords, "may be an ID, but is", "may be IDs, but are");
  return `${countOf(otherWords, "word")} of 22 characters ${are} of no key read so far. Read more accounts and paste it again to be sure.`;
}
