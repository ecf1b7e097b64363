import { SEVERITIES } from "../findings/rules";
import { countBy } from "../group-by";
import type { Report } from "./report";

/** What a key's worst finding may be: `unknown` where its scopes are not read, `none` where nothing was found. */
export const WORST = [...SEVERITIES, "none", "unknown"] as const;

/** How many of the keys shown are of each severity, in the order of {@link WORST}. */
export function severityCounts({ rows }: Report): Map<(typeof WORST)[number], number> {
  return countBy(
    rows.map(({ severity }) => severity ?? "none"),
    WORST,
  );
}
