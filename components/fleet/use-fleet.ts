"use client";
import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { targetOf } from "@/components/links/account-href";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import { announce } from "@/components/ui/announcer";
import type { TargetId } from "@/lib/audit/account";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { emptyFleet } from "@/lib/audit/fleet/reducer";
import type { ScanAction } from "@/lib/contract/requests";
import type { OnBehalfOf } from "@/lib/queries/account";
import { ApiError } from "@/lib/queries/api";
import { actOnScan, auditQuery } from "@/lib/queries/audit";
import { useFirstFleet } from "./first-fleet";

const NOTHING = emptyFleet();

export type FleetView = {
  onBehalfOf: OnBehalfOf;
  target: TargetId;
  /** Everything read so far for the account in the address; empty before the first answer. */
  fleet: Fleet;
  /** Nothing has arrived yet. */
  isWaiting: boolean;
  /** Why the scan cannot be followed; what was read before stays. */
  error: ApiError | null;
  /** The page is connected, or connecting, to the scan's stream. */
  isFollowing: boolean;
  /** Asks the server to read again, pause, resume or cancel, and follows the result. Rejects with ApiError. */
  act: (action: ScanAction) => Promise<void>;
  /** Asks the server to read again what failed. Never rejects: if the request fails, it says so and changes nothing. */
  retry: () => Promise<void>;
};

/** The fleet that the address selects, growing while it is read. Every page is built on it. */
export function useFleet(): FleetView {
  const onBehalfOf = useOnBehalfOf();
  return { onBehalfOf, ...useFleetOf(targetOf(onBehalfOf)) };
}

/** The fleet of a target, whatever the address selects. */
export function useFleetOf(target: TargetId): Omit<FleetView, "onBehalfOf"> {
  const { data: newest, error, refetch, isFetching } = useQuery(auditQuery(target));
  const first = useFirstFleet(target);
  const data = first === undefined ? newest : (first ?? undefined);
  const act = useCallback(
    async (action: ScanAction) => {
      await actOnScan(target, action);
      // Reconnect, because a finished scan has no stream; what was read stays until the new stream replaces it.
      void refetch();
    },
    [target, refetch],
  );
  const retry = useCallback(
    () =>
      act("retry").catch((cause: unknown) =>
        announce(cause instanceof ApiError ? cause.message : "The new scan could not be started."),
      ),
    [act],
  );
  return {
    target,
    fleet: data ?? NOTHING,
    isWaiting: data === undefined && (first === null || error === null),
    error: first === undefined && error instanceof ApiError ? error : null,
    isFollowing: isFetching,
    act,
    retry,
  };
}
