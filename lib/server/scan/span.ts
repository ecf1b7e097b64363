import "server-only";
import { FRESH_MS } from "@/lib/audit/fleet/fresh-ms";
import type { ScanCounts } from "../store/scan-counts";

/**
 * Between which times all that is known was read, epoch ms, given those of the scan. When something is written is
 * known, not when its reading began: what an earlier scan left gets the margin that a scan's facts may have.
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
