import type { PrintLevel } from "./print-cell";

/** Heights as shares of the cell: a level is told by its height alone, so it survives a photocopy. */
const TICK = 0.12;
const HALF = 0.5;
const NOTCH_FROM = 0.58;
const NOTCH_TO = 0.78;

/**
 * One cell of a print as SVG path data, standing on the bottom line: a tick for no access, half for read, half and a
 * notched block above it for some write scopes, the whole cell for all of them.
 */
export function cellPath(level: PrintLevel, x: number, width: number, height: number): string {
  const block = (from: number, to: number) =>
    `M${x} ${height * (1 - from)}h${width}V${height * (1 - to)}h${-width}z`;
  switch (level) {
    case "none":
      return block(0, TICK);
    case "read":
      return block(0, HALF);
    case "some":
      return block(0, HALF) + block(NOTCH_FROM, NOTCH_TO);
    case "full":
      return block(0, 1);
    case "unknown":
      return hatching(x, width, height);
  }
}

/** Diagonal strokes, each cut where the cell ends. */
function hatching(x: number, width: number, height: number): string {
  const step = width * 0.8;
  let path = "";
  for (let top = step - width; top < height; top += step) {
    const from = Math.min(top + width, height);
    const to = Math.max(top, 0);
    path += `M${x + (top + width - from)} ${from}L${x + (top + width - to)} ${to}`;
  }
  return path;
}
