import clsx from "clsx";
import type { ReactNode } from "react";
import { PRINT_LENGTH, type PrintCell, printText } from "@/lib/audit/print";
import { cellPath } from "./cell-path";

const WIDTH = 5;
const PITCH = 7;
const HEIGHT = 16;
const LENGTH = PRINT_LENGTH * PITCH - (PITCH - WIDTH);
const TONE = { empty: "opacity-30", half: "opacity-60", full: "" };

/**
 * A key as a strip of cells, one a group of scopes. Drawn in the colour of the text, so it follows both themes, forced
 * colours and paper. One path a level: a table of prints stays a few hundred nodes.
 */
export function KeyPrint({
  cells,
  className,
}: {
  cells: readonly PrintCell[];
  className?: string;
}) {
  const pathOf = (fill: PrintCell["fill"]) =>
    cells
      .map((cell, index) =>
        cell.fill === fill ? cellPath(cell, index * PITCH, WIDTH, HEIGHT) : "",
      )
      .join("");
  return (
    <Strip label={printText(cells)} className={clsx("text-ink", className)}>
      <g fill="currentColor" shapeRendering="crispEdges">
        <path d={pathOf("empty")} className={TONE.empty} />
        <path d={pathOf("half")} className={TONE.half} />
        <path d={pathOf("full")} className={TONE.full} />
      </g>
      <path
        d={pathOf("unknown")}
        fill="none"
        stroke="currentColor"
        strokeWidth="0.9"
        opacity="0.75"
      />
    </Strip>
  );
}

const PENDING = Array.from({ length: PRINT_LENGTH }, (_, index) =>
  cellPath({ fill: "full", level: "full" }, index * PITCH, WIDTH, HEIGHT),
).join("");

/** The place of a print that is being read: its cells, pale and without a level. */
export function PendingPrint() {
  return (
    <Strip label="Being read" className="text-line motion-safe:animate-pulse">
      <path d={PENDING} fill="currentColor" shapeRendering="crispEdges" />
    </Strip>
  );
}

function Strip({
  label,
  className,
  children,
}: {
  label: string;
  className: string;
  children: ReactNode;
}) {
  return (
    <svg
      role="img"
      aria-label={label}
      width={LENGTH}
      height={HEIGHT}
      viewBox={`0 0 ${LENGTH} ${HEIGHT}`}
      className={clsx("block max-w-full", className)}
    >
      {children}
    </svg>
  );
}
