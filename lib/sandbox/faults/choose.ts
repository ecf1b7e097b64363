import type { ArmedFault } from "../credentials";
import type { Failing } from "./fault";

function matches({ fault, left }: ArmedFault, path: string, onBehalfOf: string): boolean {
  if (left === 0) return false;
  if (fault.onBehalfOf !== undefined && fault.onBehalfOf !== onBehalfOf) return false;
  return fault.match === undefined || new RegExp(fault.match).test(path);
}

/**
 * Chooses the faults of one call, and counts them as happened. All matching latencies add up; of the others, the first
 * with occurrences left applies, so that a list reads as a sequence: one 503, then one 429, then the truth.
 */
export function chooseFaults(
  armed: readonly ArmedFault[],
  path: string,
  onBehalfOf: string,
): { latencyMs: number; failing: Failing | null } {
  let latencyMs = 0;
  let failing: Failing | null = null;
  for (const entry of armed) {
    if (!matches(entry, path, onBehalfOf)) continue;
    if (entry.fault.kind === "latency") latencyMs += entry.fault.ms;
    else if (failing) continue;
    else failing = entry.fault;
    entry.left -= 1;
  }
  return { latencyMs, failing };
}
