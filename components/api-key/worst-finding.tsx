"use client";
import { useDeferredValue } from "react";
import { useAudit } from "@/components/fleet/use-audit";
import { useFleet } from "@/components/fleet/use-fleet";
import { SeverityMark } from "@/components/key/severity-mark";
import { Skeleton } from "@/components/ui/skeleton";
import { severityOfKey } from "@/lib/audit/findings/by-key";

/** How bad the key is, as the list and the drawer have it; unknown where the account's list does not tell. */
export function WorstFinding({ apiKeyId }: { apiKeyId: string }) {
  const { fleet: newest, target, error } = useFleet();
  const fleet = useDeferredValue(newest);
  const { findings } = useAudit(fleet);
  const isOver = fleet.finishedAtMs !== null || error !== null;
  const key = fleet.keys.find((each) => each.api_key_id === apiKeyId && each.account === target);
  if (key === undefined || (key.shape === null && !isOver)) {
    return isOver ? <SeverityMark severity="unknown" /> : <Skeleton className="h-3 w-16" />;
  }
  const own = findings.filter((each) => each.api_key_id === apiKeyId && each.account === target);
  const severity = severityOfKey(key, own);
  if (severity === null) return <span className="text-ink-2 text-xs">No finding</span>;
  return <SeverityMark severity={severity} />;
}
