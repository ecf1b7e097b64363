import { defaultRangeExtractor, type Range } from "@tanstack/react-virtual";
import type { Place } from "./grid-keys";

/** Sizes from the style sheet, in px, used until they are measured. */
export const SIZES = { row: 36, column: 28, name: 240, head: 176 };

type Sizes = typeof SIZES;

/** Keeps the focused row or column rendered wherever the rest has scrolled to. */
export function withIndex(range: Range, index: number): number[] {
  const near = defaultRangeExtractor(range);
  if (index < 0 || index >= range.count || near.includes(index)) return near;
  return [...near, index].sort((a, b) => a - b);
}

/** The grid position of an element; null outside the grid. */
export function placeOf(target: EventTarget): Place | null {
  if (!(target instanceof Element)) return null;
  const { row, column } = target.closest<HTMLElement>("[data-row]")?.dataset ?? {};
  return row === undefined || column === undefined
    ? null
    : { row: Number(row), column: Number(column) };
}

/** An account row has a single cell, whichever column the focus comes from. */
export function placeElement(grid: HTMLElement | null, { row, column }: Place): HTMLElement | null {
  return (
    grid?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`) ??
    grid?.querySelector<HTMLElement>(`[data-row="${row}"]`) ??
    null
  );
}

/** The current sizes; the same object as before if they have not changed. */
export function measured(grid: HTMLElement, before: Sizes): Sizes {
  const px = (selector: string, side: "offsetWidth" | "offsetHeight", fallback: number) =>
    grid.querySelector<HTMLElement>(selector)?.[side] ?? fallback;
  const now = {
    row: px(".m-row", "offsetHeight", before.row),
    column: px(".m-place", "offsetWidth", before.column),
    name: px(".m-head .m-name", "offsetWidth", before.name),
    head: px(".m-head", "offsetHeight", before.head),
  };
  const isSame = Object.entries(now).every(([key, value]) => Reflect.get(before, key) === value);
  return isSame ? before : now;
}
