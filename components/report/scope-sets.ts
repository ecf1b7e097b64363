import type { Analysis } from "@/lib/audit/effects/analyse";
import type { ReportRow } from "@/lib/audit/report/report";

/** A scope set shared by keys. `base`: it equals an earlier set `without` some scopes and `plus` others. */
export type ScopeSet = {
  /** From 1, in the order of their worst key. */
  number: number;
  analysis: Analysis;
  /** The keys that have it, by their number in the report's index, from 1. */
  places: readonly number[];
  base: { number: number; without: readonly string[]; plus: readonly string[] } | null;
};

/** Describe a set by another one only when that is much shorter: at most this share of its own length. */
const SHARE_OF_OWN = 0.4;

/** The scope sets of a report, each described once; a near match of an earlier set only by its difference. */
export function scopeSets(rows: readonly ReportRow[]): ScopeSet[] {
  const byScopes = new Map<string, { analysis: Analysis; places: number[] }>();
  rows.forEach(({ analysis }, at) => {
    if (analysis === null) return;
    const text = analysis.real.join(" ");
    const known = byScopes.get(text);
    if (known === undefined) byScopes.set(text, { analysis, places: [at + 1] });
    else known.places.push(at + 1);
  });
  const whole: { number: number; scopes: readonly string[] }[] = [];
  return [...byScopes.values()].map(({ analysis, places }, at) => {
    const number = at + 1;
    const base = nearest(analysis.real, whole);
    if (base === null) whole.push({ number, scopes: analysis.real });
    return { number, analysis, places, base };
  });
}

function nearest(
  scopes: readonly string[],
  others: readonly { number: number; scopes: readonly string[] }[],
): ScopeSet["base"] {
  const own = new Set(scopes);
  const ways = others.map((other) => {
    const theirs = new Set(other.scopes);
    return {
      number: other.number,
      without: other.scopes.filter((scope) => !own.has(scope)),
      plus: scopes.filter((scope) => !theirs.has(scope)),
    };
  });
  const cost = ({ without, plus }: { without: readonly string[]; plus: readonly string[] }) =>
    without.length + plus.length;
  const [best] = ways.sort((a, b) => cost(a) - cost(b));
  return best !== undefined && cost(best) < scopes.length * SHARE_OF_OWN ? best : null;
}

/**
 * Formats numbers as a person would list them: "1, 4, 7–9".
 * @param numbers ascending
 */
export function rangesText(numbers: readonly number[]): string {
  const ranges: [from: number, to: number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}
