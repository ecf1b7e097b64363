"use client";
import { Fragment, type ReactNode, type Ref, useDeferredValue, useMemo } from "react";
import { useFocusOfRow } from "./use-focus-of-row";
import { type RowsHandle, useWindowRows } from "./use-window-rows";

/** How many rows to render above and below the viewport. */
const AHEAD = 9;
type Row = (index: number, topPx: number) => ReactNode;
const NO_ROW: Row = () => null;
/** How many rows to re-render in one go, so that the cost falls on every few frames and not on each one. */
const AT_ONCE = 6;

/**
 * The body of a long table with absolutely positioned rows: a row that leaves the viewport is reused for one that
 * enters it, which changes a few texts where a new row would cost all its elements. At rest, rows are in document order
 * for reading and tabbing; none moves during a scroll.
 */
export function RecycledRows({
  count,
  row,
  ref,
}: {
  count: number;
  /** A row without a React key, and its top in px below the first row. */
  row: Row;
  ref?: Ref<RowsHandle>;
}) {
  const { body, first, inView, height, isScrolling } = useWindowRows(count, ref);
  useFocusOfRow(body);
  // A constant number, or React would create a new row where one has left.
  const slots = Math.min(count, inView + 2 * AHEAD);
  const wanted = first - AHEAD;
  const from = Math.max(0, Math.min(wanted - (wanted % AT_ONCE), count - slots));
  // When every row changes, render the visible ones first and the rest when the browser is idle.
  const late = useDeferredValue(row, NO_ROW);
  const seen = late === row ? null : first;
  const rows = useMemo(() => {
    const drawn = Array.from({ length: slots }, (_, at) => from + at);
    if (isScrolling) drawn.sort((a, b) => (a % slots) - (b % slots));
    const isLate = (index: number) => seen !== null && (index < seen || index > seen + inView);
    return drawn.map((index) => (
      <Fragment key={index % slots}>{(isLate(index) ? late : row)(index, index * height)}</Fragment>
    ));
  }, [from, slots, height, isScrolling, row, late, seen, inView]);
  return (
    <tbody ref={body} style={{ position: "relative", height: count * height }}>
      {rows}
    </tbody>
  );
}
