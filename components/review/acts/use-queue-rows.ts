"use client";
import { useMemo } from "react";
import { type KeyRow, keyRows } from "@/components/filters/key-row";
import type { Carried } from "@/lib/audit/review/carried";
import { populationOf, type ReviewKey } from "@/lib/audit/review/population";
import type { Review } from "@/lib/audit/review/review";
import type { Outcomes } from "./use-outcomes";

/** A key in the queue: its row as on Keys, its frozen state, and the previous review's decision. */
export type QueueRow = KeyRow & {
  one: ReviewKey;
  /** Null: there was no review before, or it did not include the key. */
  carried: Carried | null;
};

/**
 * The keys of a review in order: first what the previous review decided and is not done, then as in {@link
 * populationOf}. Findings and owners are frozen; ages and last mails are current.
 */
export function useQueueRows(
  { snapshot, opening }: Review,
  { context, carried }: Pick<Outcomes, "context" | "carried">,
) {
  const population = useMemo(() => populationOf({ snapshot, opening }), [snapshot, opening]);
  const plain = useMemo(() => {
    const { fleet, keys } = population;
    const findings = keys.flatMap((key) => key.findings);
    // If there was no policy when the review was opened, it says nothing about owners, not even that there are none.
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
