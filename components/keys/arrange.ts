import type { KeyType } from "@/lib/audit/classify";
import type { ExposureBand } from "@/lib/audit/exposure";
import type { KeyRow } from "./key-row";

export const SORTS = ["level", "name", "type", "scopes"] as const;
export type Sort = (typeof SORTS)[number];

const BANDS: ExposureBand[] = ["info", "low", "medium", "high", "critical"];
const TYPES: KeyType[] = ["none", "billing", "custom", "custom_everything", "full_access"];

/** Whether a row holds the text in its name, its id, or a scope that has been read. */
function matches(row: KeyRow, text: string): boolean {
  const has = (value: string) => value.toLowerCase().includes(text);
  return has(row.name) || has(row.api_key_id) || (row.state === "read" && row.scopes.some(has));
}

/** What a row is sorted by; null where it is not known. */
function rankOf(row: KeyRow, sort: Sort): number | null {
  if (sort === "name" || row.state !== "read") return null;
  const { exposure, classification, real } = row.analysis;
  if (sort === "level") return BANDS.indexOf(exposure.band) * 1_000_000 + exposure.score;
  return sort === "type" ? TYPES.indexOf(classification.type) : real.length;
}

/**
 * The rows that hold the text, in the order asked for. Rows of which nothing is known yet come last either way, since
 * they are neither the most nor the least; ties stand by name, then id.
 */
export function arrange(
  rows: readonly KeyRow[],
  { text, sort, descending }: { text: string; sort: Sort; descending: boolean },
): KeyRow[] {
  const wanted = text.trim().toLowerCase();
  const found = wanted === "" ? [...rows] : rows.filter((row) => matches(row, wanted));
  const turn = descending ? -1 : 1;
  return found.sort((a, b) => {
    if (sort === "name") return turn * byName(a, b);
    const [rankA, rankB] = [rankOf(a, sort), rankOf(b, sort)];
    if (rankA === rankB) return byName(a, b);
    if (rankA === null) return 1;
    if (rankB === null) return -1;
    return turn * (rankA - rankB);
  });
}

const NAMES = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

function byName(a: KeyRow, b: KeyRow): number {
  return NAMES.compare(a.name, b.name) || (a.api_key_id < b.api_key_id ? -1 : 1);
}
