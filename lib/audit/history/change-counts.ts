import { countOf, listed } from "../words";
import type { PastEvent } from "./events";

const KINDS = [
  ["added", "added"],
  ["removed", "removed"],
  ["renamed", "renamed"],
  ["rescoped", "with changed scopes"],
  ["unread", "no longer readable"],
  ["read", "readable again"],
] as const;

/** Counts what happened to keys: "2 keys added and 1 with changed scopes". Empty if nothing did. */
export function changeCounts(changes: readonly Pick<PastEvent, "kind">[]): string {
  const parts = KINDS.flatMap(([kind, words]) => {
    const count = changes.filter((change) => change.kind === kind).length;
    return count === 0 ? [] : [{ count, words }];
  });
  return listed(
    parts.map(({ count, words }, at) => `${at === 0 ? countOf(count, "key") : count} ${words}`),
  );
}
