"use client";
import { Fragment, type ReactNode, type Ref, useMemo } from "react";
import { useFocusOfRow } from "./use-focus-of-row";
import { type RowsHandle, useWindowRows } from "./use-window-rows";

/** So many rows are drawn above and below the window. */
const AHEAD = 9;
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
  row: (index: number, topPx: number) => ReactNode;
  ref?: Ref<RowsHandle>;
}) {
  const { body, first, inView, height, isScrolling } = useWindowRows(count, ref);
  useFocusOfRow(body);
  // Always as many, or a row would be made anew where one has left.
  const slots = Math.min(count, inView + 2 * AHEAD);
  const wanted = first - AHEAD;
  const from = Math.max(0, Math.min(wanted - (wanted % AT_ONCE), count - slots));
  const rows = useMemo(() => {
    const drawn = Array.from({ length: slots }, (_, at) => from + at);
    if (isScrolling) drawn.sort((a, b) => (a % slots) - (b % slots));
    return drawn.map((index) => (
      <Fragment key={index % slots}>{row(index, index * height)}</Fragment>
    ));
  }, [from, slots, height, isScrolling, row]);
  return (
    <tbody ref={body} style={{ position: "relative", height: count * height }}>
      {rows}
    </tbody>
  );
}
