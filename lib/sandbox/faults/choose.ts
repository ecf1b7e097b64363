import type { ArmedFault } from "../credentials";
import type { Failing } from "./fault";

function matches({ fault, left }: ArmedFault, path: string, onBehalfOf: string): boolean {
  if (left === 0) return false;
  if (fault.onBehalfOf !== undefined && fault.onBehalfOf !== onBehalfOf) return false;
  return fault.match === undefined || new RegExp(fault.match).test(path);
}

/**
 * The faults of one call, and counts them as happened: every matching latency adds up, of the others the first that
 * still has to happen does, so that a list reads as a sequence: once 503, then once 429, then the truth.
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
