"use client";
import { SeverityMark } from "@/components/key/severity-mark";
import { Skeleton } from "@/components/ui/skeleton";
import { severityOfKey } from "@/lib/audit/findings/by-key";
import { useKeyInFleet } from "./use-key-in-fleet";

/** The key's severity, as in the list and the drawer; unknown when the account's list does not tell. */
export function WorstFinding({ apiKeyId }: { apiKeyId: string }) {
  const { key, findings, isOver } = useKeyInFleet(apiKeyId);
  if (key === undefined || (key.shape === null && !isOver)) {
    return isOver ? <SeverityMark severity="unknown" /> : <Skeleton className="h-3 w-16" />;
  }
  const severity = severityOfKey(key, findings);
  if (severity === null) return <span className="text-ink-2 text-xs">No finding</span>;
  return <SeverityMark severity={severity} />;
}
