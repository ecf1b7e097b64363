// biome-ignore-all lint/a11y/useSemanticElements: rows of a table cannot be placed one by one
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is taken by a row's cells
import clsx from "clsx";
import { memo } from "react";
import { KeyLink } from "@/components/key/key-link";
import type { FleetKey } from "@/lib/audit/fleet/fleet";
import type { Column } from "./columns";
import type { MatrixCell } from "./shape-cells";

/** A column's left edge, in px from the left edge of the grid. */
export type ColumnPlace = { index: number; left: number };

/**
 * One key. Memoized: during a scroll rows come and go, and the others do not render again.
 * @param pending not read yet, so its cells are waiting rather than unknown
 * @param active the focused column in this row; null in all rows but one
 */
export const MatrixKeyRow = memo(function MatrixKeyRow({
  row,
  index,
  top,
  width,
  cells,
  pending,
  columns,
  places,
  active,
}: {
  row: FleetKey;
  index: number;
  top: number;
  width: number;
  cells: readonly MatrixCell[];
  pending: boolean;
  columns: readonly Column[];
  places: readonly ColumnPlace[];
  active: number | null;
}) {
  return (
    <div role="row" aria-rowindex={index + 1} className="m-row" style={{ top, width }}>
      <div
        role="rowheader"
        aria-colindex={1}
        tabIndex={active === 0 ? 0 : -1}
        data-row={index}
        data-column={0}
        className="m-name"
      >
        <KeyLink apiKey={row} tabIndex={-1} className="min-w-0 truncate" />
      </div>
      {places.map(({ index: at, left }) => {
        const cell = cells[at];
        return (
          <div
            key={at}
            role="gridcell"
            aria-colindex={at + 2}
            aria-label={pending ? "being read" : cell?.words}
            tabIndex={active === at + 1 ? 0 : -1}
            data-row={index}
            data-column={at + 1}
            className={clsx(
              "m-place m-cell",
              columns[at]?.kind === "scope" && "m-inner",
              pending ? "m-pending" : cell?.look,
            )}
            style={{ left }}
          />
        );
      })}
    </div>
  );
});
