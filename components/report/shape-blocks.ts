import type { RuleId } from "@/lib/audit/findings/rules";
import type { ReportRow } from "@/lib/audit/report/report";

/** Keys that may do exactly the same, or a part of them. Long lists come in parts, so that no part is slow to draw. */
export type ShapeBlock = {
  /** Which shape, from 1, and of how many. */
  shape: number;
  /** All keys of the shape. */
  keys: number;
  /** The first part of its shape, which says what these keys can do. */
  isFirst: boolean;
  rows: readonly ReportRow[];
  /** Rules that every key of the shape meets: said once, above them. */
  common: readonly RuleId[];
};

const PART = 100;

/** The keys that are read, by shape: the most exposed first, then the most frequent. */
export function shapeBlocks(rows: readonly ReportRow[]): ShapeBlock[] {
  const byScopes = new Map<string, ReportRow[]>();
  for (const row of rows) {
    if (row.analysis === null) continue;
    const text = JSON.stringify(row.analysis.real);
    const same = byScopes.get(text);
    if (same === undefined) byScopes.set(text, [row]);
    else same.push(row);
  }
  const score = (same: readonly ReportRow[]) => same[0]?.analysis?.exposure.score ?? 0;
  const shapes = [...byScopes]
    .sort(([x, a], [y, b]) => score(b) - score(a) || b.length - a.length || (x < y ? -1 : 1))
    .map(([, same]) => same);
  return shapes.flatMap((same, index) => {
    const common = commonRules(same);
    return Array.from({ length: Math.ceil(same.length / PART) }, (_, part) => ({
      shape: index + 1,
      keys: same.length,
      isFirst: part === 0,
      rows: same.slice(part * PART, (part + 1) * PART),
      common,
    }));
  });
}

function commonRules(rows: readonly ReportRow[]): RuleId[] {
  const [first, ...others] = rows.map(({ findings }) => new Set(findings.map(({ rule }) => rule)));
  return [...(first ?? [])].filter((rule) => others.every((rules) => rules.has(rule)));
}
