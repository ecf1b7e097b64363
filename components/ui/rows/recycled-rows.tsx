"use client";
import { Fragment, type ReactNode, type Ref, useDeferredValue, useMemo } from "react";
import { useFocusOfRow } from "./use-focus-of-row";
import { type RowsHandle, useWindowRows } from "./use-window-rows";

/** So many rows are drawn above and below the window. */
const AHEAD = 9;
type Row = (index: number, topPx: number) => ReactNode;
const NO_ROW: Row = () => null;
/** So many rows are drawn over at once: what each time costs is then paid every few frames, and not in each. */
const AT_ONCE = 6;

/**
 * The body of a long table whose rows stand by themselves, each at its place: a row that leaves the window is drawn over
 * with one that comes into it, which costs a few texts where a new row would cost all its elements.
 *
 * At rest rows are in the page in their order, for whoever reads or tabs through it; while it is scrolled none is moved.
 */
export function RecycledRows({
  count,
  row,
  ref,
}: {
  count: number;
  /** A row without a key of its own, and where it begins, px below the first. */
  row: Row;
  ref?: Ref<RowsHandle>;
}) {
  const { body, first, inView, height, isScrolling } = useWindowRows(count, ref);
  useFocusOfRow(body);
  // Always as many, or a row would be made anew where one has left.
  const slots = Math.min(count, inView + 2 * AHEAD);
  const wanted = first - AHEAD;
  const from = Math.max(0, Math.min(wanted - (wanted % AT_ONCE), count - slots));
  // Where all rows become others, those that are seen come first, and the rest when nothing else is to be done.
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
