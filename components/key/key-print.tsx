import clsx from "clsx";
import { cellPath } from "./cell-path";
import type { PrintCell, PrintLevel } from "./print-cell";

const WIDTH = 5;
const PITCH = 7;
const HEIGHT = 16;

const FILLED: { level: PrintLevel; className: string }[] = [
  { level: "none", className: "opacity-30" },
  { level: "read", className: "opacity-60" },
  { level: "some", className: "opacity-80" },
  { level: "full", className: "" },
];

/**
 * A key as a strip of cells, one a console group. Drawn in the colour of the text, so it follows both themes, forced
 * colours and paper. One path a level: a table of prints stays a few hundred nodes.
 */
export function KeyPrint({
  cells,
  text,
  className,
}: {
  cells: readonly PrintCell[];
  /** The print in words. */
  text: string;
  className?: string;
}) {
  const width = cells.length * PITCH - (PITCH - WIDTH);
  const pathOf = (level: PrintLevel) =>
    cells
      .map((cell, index) =>
        cell.level === level ? cellPath(level, index * PITCH, WIDTH, HEIGHT) : "",
      )
      .join("");
  const unknown = pathOf("unknown");
  return (
    <svg
      role="img"
      aria-label={text}
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      className={clsx("block max-w-full text-ink", className)}
    >
      <g fill="currentColor" shapeRendering="crispEdges">
        {FILLED.map(({ level, className: tone }) => (
          <path key={level} d={pathOf(level)} className={tone} />
        ))}
      </g>
      {unknown !== "" && (
        <path
          d={unknown}
          fill="none"
          stroke="currentColor"
          strokeWidth="0.9"
          className="opacity-80"
        />
      )}
    </svg>
  );
}

/** The place of a print that is still being read: its cells, pale and without a level. */
export function PendingPrint({ cells }: { cells: number }) {
  const width = cells * PITCH - (PITCH - WIDTH);
  const path = Array.from({ length: cells }, (_, index) =>
    cellPath("full", index * PITCH, WIDTH, HEIGHT),
  ).join("");
  return (
    <svg
      role="img"
      aria-label="Being read"
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      className="block max-w-full text-line motion-safe:animate-pulse"
    >
      <path d={path} fill="currentColor" shapeRendering="crispEdges" className="opacity-60" />
    </svg>
  );
}
