import "server-only";
import { FRESH_MS } from "@/lib/audit/fleet/fresh-ms";
import type { ScanCounts } from "../store/scan-counts";

/**
 * Between which times everything known was read, epoch ms, given those of the scan. We know when a fact was written,
 * not when reading it began: facts from an earlier scan get the margin that a scan's facts may have.
 */
export function spanOf(
  { firstAtMs, lastAtMs }: Pick<ScanCounts, "firstAtMs" | "lastAtMs">,
  scan: { startedAtMs: number; finishedAtMs: number },
): { startedAtMs: number; finishedAtMs: number } {
  const first = firstAtMs ?? scan.startedAtMs;
  return {
    startedAtMs: first < scan.startedAtMs ? first - FRESH_MS : scan.startedAtMs,
    finishedAtMs: Math.max(scan.finishedAtMs, lastAtMs ?? 0),
  };
}
