"use client";
import { useMemo } from "react";
import { useNow } from "@/components/ui/use-now";
import { HOUR_MS } from "@/lib/audit/day";
import { isExpired } from "@/lib/audit/review/carried";
import type { Review } from "@/lib/audit/review/review";
import { isLapsed } from "@/lib/audit/review/standing";
import type { Desk } from "./use-desk";

/** What of a review no longer holds: `rescoped` keys with other scopes than those that were decided on, `isOld` a sign-off that is not of the last 90 days. */
export type Lapses = { rescoped: number; isOld: boolean };

/** A review as it is worked on, and what of it no longer holds. */
export type ReviewNow = { review: Review; desk: Desk; lapses: Lapses };

/** What of a review no longer holds by now. */
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
