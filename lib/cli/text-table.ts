import { withHiddenNamed } from "@/lib/audit/hidden-characters";

const lengthOf = (text: string) => Array.from(text).length;

/** Foreign text for a single line: names characters that would move the cursor or hide, and cuts long text. */
export function short(text: string, most: number): string {
  const shown = Array.from(withHiddenNamed(text));
  return shown.length > most ? `${shown.slice(0, most - 1).join("")}…` : shown.join("");
}

/** Rows of cells, each padded to its column's width. */
export function columns(rows: readonly (readonly string[])[]): string[][] {
  const widths: number[] = [];
  for (const cells of rows) {
    for (const [at, cell] of cells.entries()) {
      widths[at] = Math.max(widths[at] ?? 0, lengthOf(cell));
    }
  }
  return rows.map((cells) =>
    cells.map((cell, at) => cell + " ".repeat((widths[at] ?? 0) - lengthOf(cell))),
  );
}

/** One line of a table, without trailing padding. */
export function lineOf(cells: readonly string[]): string {
  return cells.join("  ").trimEnd();
}
