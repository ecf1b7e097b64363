import { SEVERITIES } from "../findings/rules";
import { countBy } from "../group-by";
import type { Report } from "./report";

/** The possible worst findings of a key: `unknown` if its scopes are not read, `none` if nothing was found. */
export const WORST = [...SEVERITIES, "none", "unknown"] as const;

/** How many of the keys shown have each severity, in the order of {@link WORST}. */
export function severityCounts({ rows }: Report): Map<(typeof WORST)[number], number> {
  return countBy(
    rows.map(({ severity }) => severity ?? "none"),
    WORST,
  );
}
