// biome-ignore-all lint/a11y/useSemanticElements: rows of a table cannot be placed one by one
"use client";
import { type Range, useVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import {
  type KeyboardEvent,
  type SyntheticEvent,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { keyRef } from "@/lib/audit/key-ref";
import { type Place, stepOf } from "./grid-keys";
import { measured, placeElement, placeOf, SIZES, withIndex } from "./grid-places";
import { MatrixAccountRow } from "./matrix-account-row";
import { MatrixHead } from "./matrix-head";
import { MatrixKeyRow } from "./matrix-row";
import { Readout, type ReadoutHandle } from "./readout";
import type { useMatrix } from "./use-matrix";

/** How many characters of a scope's name fit the lower of the two header heights. */
const LONG_SCOPE = 29;
const FIRST_RECT = { width: 1152, height: 640 };

type Props = ReturnType<typeof useMatrix> & {
  onSort: (id: string) => void;
  onOpen: (id: string) => void;
};

/**
 * Keys by scope groups as an ARIA grid: one cell is focusable, arrows move the focus. Only rows and columns near the
 * viewport are rendered, and always the focused cell.
 */
export function MatrixGrid(props: Props) {
  const { rows, columns, cellsOf, isPending, directionOf, onSort, onOpen, wordsOf } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const readout = useRef<ReadoutHandle>(null);
  const [sizes, setSizes] = useState(SIZES);
  const [place, setPlace] = useState<Place>({ row: 1, column: 0 });
  const moved = useRef(false);
  const at: Place = {
    row: Math.min(place.row, rows.length),
    column: Math.min(place.column, columns.length),
  };

  const longest = Math.max(0, ...columns.map(({ kind, id }) => (kind === "scope" ? id.length : 0)));

  const down = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => sizes.row,
    scrollMargin: sizes.head,
    scrollPaddingStart: sizes.head,
    overscan: 8,
    initialRect: FIRST_RECT,
    useFlushSync: false,
    rangeExtractor: useCallback((range: Range) => withIndex(range, at.row - 1), [at.row]),
  });
  const across = useVirtualizer({
    count: columns.length,
    horizontal: true,
    getScrollElement: () => scroller.current,
    estimateSize: () => sizes.column,
    scrollMargin: sizes.name,
    scrollPaddingStart: sizes.name,
    overscan: 6,
    initialRect: FIRST_RECT,
    useFlushSync: false,
    rangeExtractor: useCallback((range: Range) => withIndex(range, at.column - 1), [at.column]),
  });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => setSizes((before) => measured(element, before));
    measure();
    // The header grows when scopes are shown, and names get narrower on a narrow screen.
    const observer = new ResizeObserver(measure);
    for (const part of element.querySelectorAll(".m-head, .m-head .m-name")) observer.observe(part);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    // The virtualizers cache sizes from before.
    if (sizes.row > 0) down.measure();
    if (sizes.column > 0) across.measure();
  }, [down, across, sizes]);

  // A layout effect: a later one would move the focus back after a key pressed in the meantime.
  useLayoutEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    if (at.row > 0) down.scrollToIndex(at.row - 1);
    if (at.column > 0) across.scrollToIndex(at.column - 1);
    placeElement(scroller.current, at)?.focus({ preventScroll: true });
  });

  function onKeyDown(event: KeyboardEvent) {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / sizes.row) - 6);
    const size = { rows: rows.length + 1, columns: columns.length + 1, page };
    const next = stepOf(at, event, size);
    if (next !== null) {
      moved.current = true;
      setPlace(next);
    } else if (event.key === "Enter") {
      if (at.row === 0) onSort(columns[at.column - 1]?.id ?? "name");
      else
        placeElement(scroller.current, { ...at, column: 0 })
          ?.querySelector("a")
          ?.click();
    } else if (event.key === " " && at.row === 0) {
      const column = columns[at.column - 1];
      if (column?.kind === "group" && column.scopes > 0) onOpen(column.id);
    } else return;
    event.preventDefault();
  }

  function onPlace(event: SyntheticEvent) {
    const asked = placeOf(event.target);
    readout.current?.show(asked === null ? null : wordsOf(asked));
    if (asked !== null && event.type === "focus") setPlace(asked);
  }

  const found = across.getVirtualItems();
  const places = useMemo(() => found.map(({ index, start }) => ({ index, left: start })), [found]);
  const width = sizes.name + columns.length * sizes.column;

  return (
    <>
      <Readout
        ref={readout}
        idle={
          <>
            <span className="pointer-coarse:hidden">
              Point at a cell to read it here. Arrow keys move; Enter sorts a column or opens a key;
              Space opens a group.
            </span>
            <span className="hidden pointer-coarse:inline">
              Tap a cell to read it here, a column header to sort, or a key to open its page.
            </span>
          </>
        }
      />
      <div
        ref={scroller}
        role="grid"
        aria-label="Keys by groups of scopes"
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        onKeyDown={onKeyDown}
        onFocus={onPlace}
        onMouseOver={onPlace}
        onMouseLeave={() => readout.current?.show(null)}
        className={clsx(
          "matrix text-sm",
          longest > 0 && (longest > LONG_SCOPE ? "m-long-scopes" : "m-scopes"),
        )}
      >
        <MatrixHead
          columns={columns}
          places={places}
          width={width}
          directionOf={directionOf}
          onSort={onSort}
          onOpen={onOpen}
          active={at.row === 0 ? at.column : null}
        />
        <div role="rowgroup" className="m-body" style={{ height: rows.length * sizes.row, width }}>
          {down.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const shared = { index: index + 1, top: start - sizes.head, width };
            const isHere = at.row === index + 1;
            return row.kind === "account" ? (
              <MatrixAccountRow
                key={row.account.account}
                {...shared}
                row={row}
                columnCount={columns.length + 1}
                active={isHere}
              />
            ) : (
              <MatrixKeyRow
                key={keyRef(row.key)}
                {...shared}
                row={row.key}
                cells={cellsOf(row.key)}
                pending={isPending(row.key)}
                columns={columns}
                places={places}
                active={isHere ? at.column : null}
              />
            );
          })}
        </div>
      </div>
    </>
  );
}
