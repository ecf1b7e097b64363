"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import type { AuditContext } from "@/lib/audit/context";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import type { PolicyOutcome } from "@/lib/audit/policy-outcome";
import { policyQuery } from "@/lib/queries/policy";
import { askOutcome, onOutcome, outcomeOf } from "./outcomes";
import { useIsPolicySet } from "./policy-set";

/** The policy's outcome for a fleet, evaluated in a worker; undefined without a policy and until it is ready. */
export function usePolicy(
  fleet: Fleet,
  { nowMs, lives }: { nowMs: number | null; lives: AuditContext["lives"] | undefined },
): PolicyOutcome | undefined {
  const { data: view } = useQuery(policyQuery(useIsPolicySet()));
  const outcome = useOutcome(fleet);
  useEffect(() => {
    if (view === undefined || nowMs === null || fleet.keys.length === 0) return;
    askOutcome({ view, fleet, context: lives === undefined ? { nowMs } : { nowMs, lives } });
  }, [view, fleet, nowMs, lives]);
  return view === undefined || outcome === "failed" ? undefined : outcome;
}

function useOutcome({ target }: Fleet) {
  return useSyncExternalStore(
    onOutcome,
    () => outcomeOf(target),
    () => undefined,
  );
}

/** Whether the policy could not be evaluated, so that nothing depends on it although there is one. */
export function useHasPolicyFailed(fleet: Fleet): boolean {
  return useOutcome(fleet) === "failed";
}
