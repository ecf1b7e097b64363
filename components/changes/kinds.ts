import type { KeyChange, KeyChangeKind } from "@/lib/audit/snapshot/changes";
import type { ChangeCounts } from "@/lib/audit/snapshot/changes-words";

/** The filters of the list: one kind of change, or the unchanged keys. */
export const SHOWN_KINDS = [
  "changed",
  "added",
  "removed",
  "rescoped",
  "renamed",
  "not-read",
  "same",
] as const;
export type ShownKind = (typeof SHOWN_KINDS)[number];

export const SHOWN_KIND_WORD: Record<ShownKind, string> = {
  changed: "All changes",
  added: "Added",
  removed: "Removed",
  rescoped: "Scopes changed",
  renamed: "Renamed",
  "not-read": "Read only once",
  same: "Unchanged",
};

export const KIND_WORD: Record<KeyChangeKind, string> = {
  added: "Added",
  removed: "Removed",
  rescoped: "Scopes changed",
  renamed: "Renamed",
  "scopes-known": "Scopes read now",
  "scopes-unknown": "Scopes not read now",
};

/** Whether a key belongs in the list of that kind. */
export function isShown({ kinds }: KeyChange, shown: ShownKind): boolean {
  if (shown === "changed") return kinds.length > 0;
  if (shown === "same") return kinds.length === 0;
  if (shown === "not-read") return kinds.some((kind) => kind.startsWith("scopes-"));
  return kinds.includes(shown);
}

/** Counts the keys in the list of a kind. The two counts behind "read only once" never overlap. */
export function shownCount(counts: ChangeCounts, shown: ShownKind): number {
  if (shown !== "not-read") return counts[shown];
  return counts["scopes-known"] + counts["scopes-unknown"];
}
