import clsx from "clsx";
import type { PrintCell } from "@/lib/audit/catalogue/print";
import { cellPath } from "./cell-path";

const TONE = { empty: "opacity-25", half: "opacity-60", full: "" };

/** A cell of a large print, as wide as its column. */
export function LargeCell({
  cell,
  asked,
  className,
}: {
  cell: PrintCell;
  /** The reader points at it or focuses it. */
  asked: boolean;
  className: string;
}) {
  const frame = clsx(
    "block w-full border-b-2 transition-colors",
    asked ? "border-accent text-accent" : "border-line text-ink",
    className,
  );
  if (cell.fill === "unknown") return <span className={clsx(frame, "hatch")} />;
  return (
    <svg aria-hidden="true" viewBox="0 0 8 32" preserveAspectRatio="none" className={frame}>
      <path d={cellPath(cell, 0, 8, 32)} fill="currentColor" className={TONE[cell.fill]} />
    </svg>
  );
}
