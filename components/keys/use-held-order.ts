"use client";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { Filters } from "@/components/filters/filters";
import type { KeyRow } from "@/components/filters/key-row";
import { arrange, isOfScopes, type Order } from "@/lib/audit/report/arrange";

type Held = {
  order: Order;
  filters: Filters;
  ordered: readonly KeyRow[];
  /** How many keys were read when the rows were sorted. */
  read: number;
  /** The rows as they were when sorted. */
  rows: readonly KeyRow[];
};

const SIGNS_OF_A_READER = ["pointerdown", "keydown", "wheel", "touchstart"] as const;

/** Whether the reader has done anything yet: before that, moving rows disturbs nobody. */
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
 * Keeps rows from moving while the reader looks at them: during a scan rows keep their places and new ones go last. The
 * list is sorted again after any action of the reader on it, and once when everything is read and the reader has done
 * nothing yet.
 * @returns `late`: how many keys were read or named since, and so may be out of order; `sortAgain` sorts them in
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
  // A column's values come with a key's scopes or with its name.
  const late = isOfScopes(order.sort) ? read - held.read : rows.length - held.ordered.length;
  return { ordered, late, sortAgain };
}

/** Keeps the rows in their places and appends new ones. */
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
