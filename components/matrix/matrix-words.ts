import { readingOf, unlistedWords } from "@/components/fleet/reading";
import { UNKNOWN_GROUP } from "@/lib/audit/catalogue/catalogue";
import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import { counted, countOf } from "@/lib/audit/words";
import type { Column } from "./columns";
import type { MatrixCell } from "./shape-cells";

function readKeys({ keys, shapes }: Fleet): number {
  let read = 0;
  for (const { shape } of keys) if (shape !== null && shapes.has(shape)) read += 1;
  return read;
}

/** Sums up the matrix in one sentence: how many keys, and how few distinct scope sets. */
export function matrixSentence(fleet: Fleet, stopped: boolean): string {
  const total = fleet.keys.length;
  if (total === 0) return "";
  const read = readKeys(fleet);
  const sets = new Set(fleet.keys.map(({ shape }) => shape)).size - (read < total ? 1 : 0);
  const far =
    read === total ? "" : stopped ? ` (${countOf(total - read, "key")} not read)` : " so far";
  return `${countOf(total, "key")} with ${countOf(sets, "scope set")}${far}.${unlistedWords(readingOf(fleet, stopped))}`;
}

/** A column header in words: how many of the keys read have something in the column. */
export function columnWords(
  column: Column,
  fleet: Fleet,
  cellOf: (key: FleetKey) => MatrixCell | undefined,
): string {
  let held = 0;
  for (const key of fleet.keys) if ((cellOf(key)?.rank ?? 0) > 0) held += 1;
  const what =
    column.kind === "scope"
      ? "hold it"
      : column.label === UNKNOWN_GROUP
        ? "hold some"
        : "have access";
  return `${counted(held)} of ${countOf(readKeys(fleet), "key")} read ${what}`;
}
