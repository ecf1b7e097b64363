"use client";
import { useMemo } from "react";
import { type KeyRow, keyRows } from "@/components/filters/key-row";
import type { Carried } from "@/lib/audit/review/carried";
import { populationOf, type ReviewKey } from "@/lib/audit/review/population";
import type { Review } from "@/lib/audit/review/review";
import type { Outcomes } from "./use-outcomes";

/** A key as it stands in the list: as on Keys, with what the review froze of it, and what the one before decided. */
export type QueueRow = KeyRow & {
  one: ReviewKey;
  /** Null: there was no review before, or it did not know the key. */
  carried: Carried | null;
};

/**
 * The keys of a review in the order they are looked at: what was decided in the review before and is not done, then as
 * {@link populationOf} has them. Findings and owners are those that were frozen; ages and last mails are of today.
 */
export function useQueueRows(
  { snapshot, opening }: Review,
  { context, carried }: Pick<Outcomes, "context" | "carried">,
) {
  const population = useMemo(() => populationOf({ snapshot, opening }), [snapshot, opening]);
  const plain = useMemo(() => {
    const { fleet, keys } = population;
    const findings = keys.flatMap((key) => key.findings);
    // Without a policy when it was opened nobody says who owns a key, nor that nobody does.
    const owners = new Map(keys.map(({ ref, ownership }) => [ref, { ownership }]));
    const policy = opening.owners === undefined ? undefined : { keys: owners };
    const known = context && { ...context, policy };
    return new Map(keyRows(fleet, findings, true, known).map((row) => [row.ref, row]));
  }, [population, context, opening]);
  const rows = useMemo(() => {
    const all = population.keys.flatMap((one): QueueRow[] => {
      const row = plain.get(one.ref);
      return row === undefined ? [] : [{ ...row, one, carried: carried?.get(one.ref) ?? null }];
    });
    const isOpen = (row: QueueRow) => row.carried?.state === "open";
    return [...all.filter(isOpen), ...all.filter((row) => !isOpen(row))];
  }, [population, plain, carried]);
  return { population, rows };
}
