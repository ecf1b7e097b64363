import { type Analysis, analyse } from "@/lib/audit/effects/analyse";

const known = new WeakMap<readonly string[], Analysis>();

/** The analysis of a scope set, worked out once: many keys share one shape, and a table asks on every render. */
export function analysisOf(scopes: readonly string[]): Analysis {
  const kept = known.get(scopes);
  if (kept !== undefined) return kept;
  const analysis = analyse(scopes);
  known.set(scopes, analysis);
  return analysis;
}
