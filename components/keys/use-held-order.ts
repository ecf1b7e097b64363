"use client";
import { useMemo, useState } from "react";
import { arrange, type Order } from "./arrange";
import type { KeyRow } from "./key-row";

type Held = { when: string; places: ReadonlyMap<string, number> };

/**
 * The rows in order, without rows moving under the reader's eyes: while keys are being read, the list is sorted anew
 * only when twice as many are read as the last time, and when the audit ends. Rows in between keep their places.
 */
export function useHeldOrder(rows: readonly KeyRow[], order: Order, stopped: boolean): KeyRow[] {
  const read = useMemo(() => rows.filter((row) => row.state === "read").length, [rows]);
  const when = `${order.sort} ${order.descending} ${stopped ? rows.length : Math.ceil(Math.log2(read + 1))}`;
  const [held, setHeld] = useState<Held>(() => ({ when, places: placesOf(rows, order) }));
  if (held.when !== when) setHeld({ when, places: placesOf(rows, order) });
  return useMemo(() => atTheirPlaces(rows, held.places), [rows, held.places]);
}

/** The rows where they were; those that were not there yet come last. */
function atTheirPlaces(rows: readonly KeyRow[], places: Held["places"]): KeyRow[] {
  const placed: (KeyRow | undefined)[] = Array.from({ length: places.size });
  const late: KeyRow[] = [];
  for (const row of rows) {
    const place = places.get(row.ref);
    if (place === undefined) late.push(row);
    else placed[place] = row;
  }
  return [...placed.filter((row) => row !== undefined), ...late];
}

function placesOf(rows: readonly KeyRow[], order: Order): ReadonlyMap<string, number> {
  return new Map(arrange(rows, order).map((row, place) => [row.ref, place]));
}
