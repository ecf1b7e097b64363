"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useAuditContext } from "@/components/fleet/use-audit-context";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { carriedOver } from "@/lib/audit/review/carried";
import type { Review } from "@/lib/audit/review/review";
import { removalsQuery } from "@/lib/queries/history";

/**
 * Which decisions the newest scan and the history prove to be done.
 * @returns `carried`: those of the review before, null if there is none; `done`: those of this one, once it is signed
 * off
 */
export function useOutcomes(review: Review, now: Fleet, before: Review | null) {
  const context = useAuditContext(now);
  const nowMs = context?.nowMs ?? null;
  const { target, finishedAtMs } = now;
  const sinceMs = (before ?? review).opening.opened_at_ms;
  const { data: gone } = useQuery(removalsQuery(target ?? "", sinceMs, finishedAtMs));
  const carried = useMemo(
    () => (before === null || nowMs === null ? null : carriedOver(before, now, { nowMs, gone })),
    [before, now, nowMs, gone],
  );
  const isOver = review.acknowledgement !== null;
  const done = useMemo(
    () => (!isOver || nowMs === null ? null : carriedOver(review, now, { nowMs, gone })),
    [review, isOver, now, nowMs, gone],
  );
  return { context, carried, done, gone };
}

export type Outcomes = ReturnType<typeof useOutcomes>;
