import type { PrintCell } from "@/lib/audit/catalogue/print";

const TICK = 0.12;
/** Where the notch for "some, not all" cuts a cell, as fractions of the filled height. */
const NOTCH = [0.66, 0.8] as const;

const SHARE = { empty: TICK, half: 0.5, full: 1, unknown: 1 };

/**
 * One cell of a print as SVG path data, on the bottom line: a tick for no access, half a cell for read, a whole cell
 * for write, with a notch where missing scopes leave no console word for it. Shape alone carries the meaning, so it
 * survives a photocopy.
 */
export function cellPath(
  { fill, level }: Pick<PrintCell, "fill" | "level">,
  x: number,
  width: number,
  height: number,
): string {
  if (fill === "unknown") return hatching(x, width, height);
  const block = (from: number, to: number) =>
    `M${x} ${round(height * (1 - from))}h${width}V${round(height * (1 - to))}h${-width}z`;
  const share = SHARE[fill];
  if (level !== "some") return block(0, share);
  return block(0, share * NOTCH[0]) + block(share * NOTCH[1], share);
}

/** Diagonal strokes, clipped to the cell. */
function hatching(x: number, width: number, height: number): string {
  const step = width * 0.8;
  let path = "";
  for (let top = step - width; top < height; top += step) {
    const from = Math.min(top + width, height);
    const to = Math.max(top, 0);
    path += `M${round(x + top + width - from)} ${round(from)}L${round(x + top + width - to)} ${round(to)}`;
  }
  return path;
}

function round(length: number): number {
  return Math.round(length * 100) / 100;
}
