"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import type { Review } from "@/lib/audit/review/review";
import { ApiError } from "@/lib/queries/api";
import { followReview, reviewQuery } from "@/lib/queries/reviews";

/**
 * A stored review. It loads once; colleagues' changes are fetched when the page regains focus and after each act, never
 * on a timer, which would keep a session alive.
 * @returns `follow`: fetches and shows what came since, and returns the review as it is now. Rejects with ApiError.
 */
export function useStoredReview(id: string) {
  const client = useQueryClient();
  const { data: review, error, refetch, isFetching } = useQuery(reviewQuery(id));
  const follow = useCallback(async (): Promise<Review | undefined> => {
    const { queryKey } = reviewQuery(id);
    const known = client.getQueryData(queryKey);
    if (known === undefined) return undefined;
    const now = await followReview(id, known);
    client.setQueryData(queryKey, now);
    return now;
  }, [client, id]);
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible") follow().catch(() => {});
    };
    look();
    window.addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      window.removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [follow]);
  return {
    review,
    error: error instanceof ApiError ? error : null,
    isTrying: isFetching,
    retry: () => void refetch(),
    follow,
  };
}
