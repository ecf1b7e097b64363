import clsx from "clsx";
import type { ReactNode } from "react";
import { PRINT_LENGTH, type PrintCell, printText } from "@/lib/audit/catalogue/print";
import { kept } from "@/lib/audit/kept";
import { cellPath } from "./cell-path";

const WIDTH = 5;
const PITCH = 7;
const HEIGHT = 16;
const LENGTH = PRINT_LENGTH * PITCH - (PITCH - WIDTH);

/**
 * A key as a strip of cells, one per scope group. Uses the text color, so it works in both themes, forced colors and
 * print. One path per level keeps a table of prints to a few hundred nodes; none uses `opacity`, which the browser
 * would paint as a layer of its own.
 */
export function KeyPrint({
  cells,
  className,
}: {
  cells: readonly PrintCell[];
  className?: string;
}) {
  const { label, empty, half, full, unknown } = drawingOf(cells);
  return (
    <Strip label={label} className={clsx("text-ink", className)}>
      {empty !== "" && <path d={empty} fillOpacity={0.3} />}
      {half !== "" && <path d={half} fillOpacity={0.6} />}
      {full !== "" && <path d={full} />}
      {unknown !== "" && (
        <path
          d={unknown}
          fill="none"
          shapeRendering="auto"
          stroke="currentColor"
          strokeWidth="0.9"
          strokeOpacity="0.75"
        />
      )}
    </Strip>
  );
}

type Drawing = Record<PrintCell["fill"] | "label", string>;

// Drawn once a scope set: thousands of keys share a few dozen, and a table asks for each row that comes into view.
const drawingOf = kept((cells: readonly PrintCell[]) => {
  const drawing: Drawing = { label: printText(cells), empty: "", half: "", full: "", unknown: "" };
  cells.forEach((cell, index) => {
    drawing[cell.fill] += cellPath(cell, index * PITCH, WIDTH, HEIGHT);
  });
  return drawing;
}, new WeakMap());

const PENDING = Array.from({ length: PRINT_LENGTH }, (_, index) =>
  cellPath({ fill: "full", level: "full" }, index * PITCH, WIDTH, HEIGHT),
).join("");

/** A placeholder for a print that is being read: pale cells without a level. */
export function PendingPrint() {
  return (
    <Strip label="Being read" className="text-line motion-safe:animate-pulse">
      <path d={PENDING} />
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
      fill="currentColor"
      shapeRendering="crispEdges"
      className={clsx("block max-w-full", className)}
    >
      {children}
    </svg>
  );
}
