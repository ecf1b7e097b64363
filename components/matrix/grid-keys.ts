/** The position of the focus: row 0 is the header, column 0 the names. */
export type Place = { row: number; column: number };

/** The size of the grid. `page`: how many rows fit a screen. */
type GridSize = { rows: number; columns: number; page: number };

type Pressed = { key: string; ctrlKey: boolean; metaKey: boolean };

/**
 * Where a key press moves the focus in a grid (WAI-ARIA Authoring Practices, Grid): arrows by one cell, Home and End
 * within the row or with Ctrl in the grid, PageUp and PageDown by a screen.
 * @returns null when the key does not move the focus
 */
export function stepOf(
  { row, column }: Place,
  { key, ctrlKey, metaKey }: Pressed,
  { rows, columns, page }: GridSize,
): Place | null {
  const all = ctrlKey || metaKey;
  const to: Record<string, Place> = {
    ArrowUp: { row: all ? 0 : row - 1, column },
    ArrowDown: { row: all ? rows - 1 : row + 1, column },
    ArrowLeft: { row, column: all ? 0 : column - 1 },
    ArrowRight: { row, column: all ? columns - 1 : column + 1 },
    PageUp: { row: Math.max(row - page, Math.min(row, 1)), column },
    PageDown: { row: row + page, column },
    Home: { row: all ? 0 : row, column: 0 },
    End: { row: all ? rows - 1 : row, column: columns - 1 },
  };
  const next = to[key];
  if (next === undefined) return null;
  const within = (value: number, count: number) => Math.min(Math.max(value, 0), count - 1);
  return { row: within(next.row, rows), column: within(next.column, columns) };
}
