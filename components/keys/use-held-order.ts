"use client";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { Filters } from "@/components/filters/filters";
import type { KeyRow } from "@/components/filters/key-row";
import { arrange, isOfScopes, type Order } from "@/lib/audit/report/arrange";

type Held = {
  order: Order;
  filters: Filters;
  ordered: readonly KeyRow[];
  /** How many were read when they were put in order. */
  read: number;
  /** The rows they were put in order by. */
  rows: readonly KeyRow[];
};

const SIGNS_OF_A_READER = ["pointerdown", "keydown", "wheel", "touchstart"] as const;

/** Whether the reader has done anything yet: before that, nothing can move under their hand. */
function useHasBegun(): boolean {
  const [hasBegun, setHasBegun] = useState(false);
  useEffect(() => {
    const begin = () => setHasBegun(true);
    for (const sign of SIGNS_OF_A_READER)
      window.addEventListener(sign, begin, { once: true, passive: true });
    return () => {
      for (const sign of SIGNS_OF_A_READER) window.removeEventListener(sign, begin);
    };
  }, []);
  return hasBegun;
}

/**
 * The rows in order, none of which ever moves under the reader's eyes: while keys are being read, rows keep the place
 * they had, and new ones come last. The list is put in order anew with whatever the reader does to it, and once by
 * itself, when everything is read and the reader has not begun.
 * @returns `late`: how many keys were read, or named, since, and so may stand out of order; `sortAgain` puts them in theirs.
 */
export function useHeldOrder(
  rows: readonly KeyRow[],
  { order, filters, stopped }: { order: Order; filters: Filters; stopped: boolean },
) {
  const hasBegun = useHasBegun();
  const read = useMemo(() => rows.filter((row) => row.state === "read").length, [rows]);
  const now = (): Held => ({ order, filters, ordered: arrange(rows, order), read, rows });
  const [before, setHeld] = useState(now);
  let held = before;
  const isFirst = held.ordered.length === 0 && rows.length > 0;
  const isNarrowed = held.filters !== filters;
  const isEnd = stopped && !hasBegun && held.rows !== rows;
  if (isFirst || isEnd || held.order !== order || (isNarrowed && held.read !== read)) held = now();
  else if (isNarrowed) held = { ...held, filters };
  if (held !== before) setHeld(held);
  const ordered = useMemo(
    () => (held.rows === rows ? held.ordered : atTheirPlaces(rows, held.ordered)),
    [rows, held.rows, held.ordered],
  );
  const sortAgain = useCallback(
    () => setHeld({ order, filters, ordered: arrange(rows, order), read, rows }),
    [rows, order, filters, read],
  );
  // What a column is made of comes with a key's scopes, or with its name.
  const late = isOfScopes(order.sort) ? read - held.read : rows.length - held.ordered.length;
  return { ordered, late, sortAgain };
}

/** The rows where they were; those that were not there yet come last. */
function atTheirPlaces(rows: readonly KeyRow[], before: readonly KeyRow[]): KeyRow[] {
  const places = new Map(before.map((row, place) => [row.ref, place]));
  const placed: (KeyRow | undefined)[] = Array.from({ length: places.size });
  const late: KeyRow[] = [];
  for (const row of rows) {
    const place = places.get(row.ref);
    if (place === undefined) late.push(row);
    else placed[place] = row;
  }
  return [...placed.filter((row) => row !== undefined), ...late];
}
