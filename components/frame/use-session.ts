"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useFleet } from "@/components/fleet/use-fleet";
import type { SessionView } from "@/lib/contract/answers";
import { sessionQuery } from "@/lib/queries/account";

/**
 * The current session. The server reads the key's scopes again when a scan starts, so this reads the session again when
 * one ends.
 * @param first the session that the page was sent with
 */
export function useSession(first: SessionView): SessionView {
  const { data, refetch } = useQuery({ ...sessionQuery(), enabled: false });
  const { finishedAtMs } = useFleet().fleet;
  const seen = useRef(finishedAtMs);
  useEffect(() => {
    if (finishedAtMs !== null && finishedAtMs !== seen.current) void refetch();
    seen.current = finishedAtMs;
  }, [finishedAtMs, refetch]);
  return data ?? first;
}
