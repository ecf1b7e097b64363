import { analysisOf } from "@/components/key/analysis-of";
import { scopeEntry } from "@/lib/audit/catalogue/catalogue";
import { levelWord } from "@/lib/audit/catalogue/levels";
import type { UNREAD_PRINT } from "@/lib/audit/catalogue/print";
import type { Column } from "./columns";

/** One cell: how it looks, how it reads, and its sort rank. `rank` null: unknown. */
export type MatrixCell = { look: string; words: string; rank: number | null };

const RANK = { empty: 0, half: 1, full: 2, unknown: 3 };

/**
 * The cells of one scope set, one per column. Computed once per set and choice of columns, and shared by keys of one
 * shape.
 * @param scopes null when they have not been read: every column is then unknown
 */
export function shapeCells(
  scopes: readonly string[] | null,
  columns: readonly Column[],
): readonly MatrixCell[] {
  if (scopes === null) return columns.map(() => UNREAD);
  const held = new Set(scopes);
  const { print } = analysisOf(scopes);
  return columns.map((column) =>
    column.kind === "scope" ? scopeCell(column.id, held) : groupCell(print[column.at]),
  );
}

/** {@link shapeCells} for numbered scope sets, each computed on first use. */
export function cellsByShape(
  shapes: ReadonlyMap<number, readonly string[]>,
  columns: readonly Column[],
): (shape: number | null) => readonly MatrixCell[] {
  const known = new Map<number | null, readonly MatrixCell[]>();
  return (shape) => {
    const kept = known.get(shape);
    if (kept !== undefined) return kept;
    const cells = shapeCells((shape === null ? null : shapes.get(shape)) ?? null, columns);
    known.set(shape, cells);
    return cells;
  };
}

const UNREAD: MatrixCell = { look: "m-unknown", words: "not read", rank: null };

function groupCell(cell: (typeof UNREAD_PRINT)[number] | undefined): MatrixCell {
  if (cell === undefined) return UNREAD;
  const { fill, level, held, total } = cell;
  const isSome = level === "some" ? " m-some" : "";
  // Unknown scopes may allow anything, so they rank above what is known to be empty.
  const rank = RANK[fill] * 1_000 + held;
  if (fill === "empty") return { look: "m-empty", words: "No Access", rank };
  const counted =
    fill === "unknown"
      ? `${held} not in our catalog`
      : level === "some"
        ? levelWord(cell)
        : `${levelWord(cell)}, ${held} of ${total}`;
  return { look: `m-${fill}${isSome}`, words: counted, rank };
}

function scopeCell(scope: string, held: ReadonlySet<string>): MatrixCell {
  if (!held.has(scope)) return { look: "m-empty", words: "not held", rank: 0 };
  const entry = scopeEntry(scope);
  if (entry === undefined) return { look: "m-unknown", words: "held", rank: 1 };
  return { look: entry.access === "read" ? "m-half" : "m-full", words: "held", rank: 1 };
}
