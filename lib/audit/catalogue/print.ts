import { groupBy } from "../group-by";
import { capitalized, countOf } from "../words";
import { CATALOGUE, GROUPS, groupOf, type ScopeEntry, UNKNOWN_GROUP } from "./catalogue";
import { type GroupLevel, levelOf } from "./levels";

/** One cell of a key's print: one group of scopes, always in the same place. `scopes`: those the key holds, sorted. */
export type PrintCell = GroupLevel & { group: string; scopes: readonly string[] };

const ENTRIES_OF = groupBy(
  CATALOGUE.filter(({ kind }) => kind !== "pseudo"),
  ({ group }) => group,
);

/** Cells in a print: one for each group, and one for scopes that are not in the catalogue. */
export const PRINT_LENGTH = GROUPS.length + 1;

/** The catalogue's entries of a group, without SendGrid's own flags. */
export function entriesOf(group: string): readonly ScopeEntry[] {
  return ENTRIES_OF.get(group) ?? [];
}

/** The print of a scope set: a cell for each of {@link GROUPS} in order, then one for unknown scopes. */
export function keyPrint(scopes: readonly string[]): PrintCell[] {
  const held = new Set(scopes);
  const byGroup = groupBy([...held].sort(), groupOf);
  const cells = GROUPS.map((group) => ({
    group,
    scopes: byGroup.get(group) ?? [],
    ...levelOf(held, entriesOf(group)),
  }));
  const unknown = byGroup.get(UNKNOWN_GROUP) ?? [];
  const count = { held: unknown.length, total: unknown.length, scopes: unknown };
  const state = unknown.length === 0 ? NONE : UNKNOWN;
  return [...cells, { group: UNKNOWN_GROUP, ...count, ...state }];
}

const NONE = { level: "none", fill: "empty" } as const;
const UNKNOWN = { level: "unknown", fill: "unknown" } as const;

/** The print of a key whose scopes are not read: every cell is unknown, none is empty. */
export const UNREAD_PRINT: readonly PrintCell[] = [...GROUPS, UNKNOWN_GROUP].map((group) => ({
  group,
  scopes: [],
  held: 0,
  total: entriesOf(group).length,
  ...UNKNOWN,
}));

function named(verb: string, cells: readonly PrintCell[]): string {
  const names = cells.map((cell) => cell.group).join(", ");
  return `${verb} ${countOf(cells.length, "group")}: ${names}`;
}

/** A print in words: "Writes 2 groups: API Keys, Mail Send; reads 1 group: Stats; no scope in 25 groups." */
export function printText(cells: readonly PrintCell[]): string {
  if (cells.every((cell) => cell.fill === "unknown")) return "Scopes not read.";
  const known = cells.filter((cell) => cell.group !== UNKNOWN_GROUP);
  const writes = known.filter((cell) => cell.fill === "full");
  const reads = known.filter((cell) => cell.fill === "half");
  const empty = known.filter((cell) => cell.fill === "empty").length;
  const unknown = cells.find((cell) => cell.group === UNKNOWN_GROUP)?.held ?? 0;
  const parts = [
    ...(writes.length > 0 ? [named("writes", writes)] : []),
    ...(reads.length > 0 ? [named("reads", reads)] : []),
    ...(empty > 0 ? [`no scope in ${countOf(empty, "group")}`] : []),
    ...(unknown > 0 ? [`${countOf(unknown, "scope")} not in our catalog`] : []),
  ];
  return `${capitalized(parts.join("; "))}.`;
}
