import { splitScopes } from "@/lib/audit/catalogue/catalogue";
import { groupBy } from "@/lib/audit/group-by";
import { countOf, listed } from "@/lib/audit/words";
import type { HistoryChange } from "@/lib/contract/history";

const SHOWN = 4;

function scopeWords(sign: string, scopes: readonly string[]): string {
  if (scopes.length === 0) return "";
  const more = scopes.length > SHOWN ? [`${scopes.length - SHOWN} more`] : [];
  return `${sign}${scopes.length} (${listed([...scopes.slice(0, SHOWN), ...more])})`;
}

/** What happened, to follow the key's name. */
export function changeWords(change: HistoryChange): string {
  const { kind, keys, gained, lost, previous_name, code, status } = change;
  switch (kind) {
    case "first":
      return `History begins with ${countOf(keys ?? 0, "key")}.`;
    case "added":
      return gained === null
        ? "added; its scopes were not read"
        : `added, with ${countOf(splitScopes(gained).real.length, "scope")}`;
    case "removed":
      return "removed";
    case "renamed":
      return `renamed from ${previous_name === "" ? "(no name)" : previous_name}`;
    case "rescoped":
      return `scopes changed: ${[scopeWords("+", gained ?? []), scopeWords("−", lost ?? [])]
        .filter(Boolean)
        .join(" ")}`;
    case "unread":
      return "scopes can no longer be read";
    case "read":
      return "scopes can be read again";
    case "unreadable":
      return `The list of keys couldn’t be read: ${[status, code].filter(Boolean).join(" ")}.`;
    case "readable":
      return "The list of keys can be read again. No key counts as added because of that.";
  }
}

/** Changes of one UTC day, newest day first. */
export type ChangeDay = { day: string; changes: readonly HistoryChange[] };

/** Groups changes (newest first) by the UTC day on which they were found. */
export function daysOf(changes: readonly HistoryChange[]): ChangeDay[] {
  const days = groupBy(changes, ({ by }) => by.slice(0, 10));
  return [...days].map(([day, ofDay]) => ({ day, changes: ofDay }));
}
