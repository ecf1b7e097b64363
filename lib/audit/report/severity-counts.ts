import { SEVERITIES } from "../findings/rules";
import type { Report } from "./report";

/** What a key's worst finding may be: `unknown` where its scopes are not read, `none` where nothing was found. */
export const WORST = [...SEVERITIES, "none", "unknown"] as const;

/** How many of the keys shown are of each severity, in the order of {@link WORST}. */
export function severityCounts({ rows }: Report): Map<(typeof WORST)[number], number> {
  const counts = new Map(WORST.map((worst) => [worst, 0]));
  for (const { severity } of rows) {
    const worst = severity ?? "none";
    counts.set(worst, (counts.get(worst) ?? 0) + 1);
  }
  return counts;
}
