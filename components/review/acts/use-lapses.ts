"use client";
import { useMemo } from "react";
import { useNow } from "@/components/ui/use-now";
import { HOUR_MS } from "@/lib/audit/day";
import { isExpired } from "@/lib/audit/review/carried";
import type { Review } from "@/lib/audit/review/review";
import { isLapsed } from "@/lib/audit/review/standing";
import type { Desk } from "./use-desk";

/**
 * What no longer holds in a review: `rescoped` keys have other scopes than when they were decided on; `isOld` means the
 * sign-off is more than 90 days old.
 */
export type Lapses = { rescoped: number; isOld: boolean };

/** A review, its working state, and what no longer holds in it. */
export type ReviewNow = { review: Review; desk: Desk; lapses: Lapses };

/** What no longer holds in a review. */
export function useLapses(review: Review, { keys, decided, standingOf }: Desk): Lapses {
  const nowMs = useNow(HOUR_MS);
  const rescoped = useMemo(
    () =>
      keys.filter(({ one }) => {
        const decision = decided.get(one.ref);
        return decision !== undefined && isLapsed(decision, standingOf(one));
      }).length,
    [keys, decided, standingOf],
  );
  const signedOffMs = review.acknowledgement?.acknowledged_at_ms ?? null;
  const isKnown = nowMs !== null && signedOffMs !== null;
  return { rescoped, isOld: isKnown && isExpired(signedOffMs, nowMs) };
}
