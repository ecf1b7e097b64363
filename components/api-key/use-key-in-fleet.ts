"use client";
import { useMemo } from "react";
import { useAudit } from "@/components/fleet/use-audit";
import { useFleet } from "@/components/fleet/use-fleet";

/**
 * What the account's scan says about one key.
 * @returns `key`: undefined while the list loads, or if `isOver` and the list does not contain it; `findings`: the
 * key's own, worst first; `problem`: why the scan cannot be followed
 */
export function useKeyInFleet(apiKeyId: string) {
  const { fleet: newest, target, error } = useFleet();
  const { fleet, audit } = useAudit(newest);
  const { findings: all } = audit;
  const key = fleet.keys.find((each) => each.api_key_id === apiKeyId && each.account === target);
  const findings = useMemo(
    () => all.filter((each) => each.api_key_id === apiKeyId && each.account === target),
    [all, apiKeyId, target],
  );
  const isOver = fleet.finishedAtMs !== null || error !== null;
  return { fleet, key, findings, isOver, problem: error?.message ?? null };
}
