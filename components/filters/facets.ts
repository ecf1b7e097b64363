import type { Analysis } from "@/lib/audit/effects/analyse";
import { shapeId } from "@/lib/audit/fleet/shapes";
import { kept } from "@/lib/audit/kept";
import type { ShownMail } from "@/lib/audit/last-mail/last-mail";
import { whyCode } from "@/lib/audit/last-mail/why-not-asked";
import type { KeyRow } from "./key-row";

/** The facets of the list. `read`: whether a key's scopes are known. */
export const FACETS = [
  "read",
  "type",
  "effect",
  "severity",
  "group",
  "scope",
  "shape",
  "account",
  "rule",
  "mail",
  "age",
  "owner",
  "purpose",
  "data",
] as const;
export type Facet = (typeof FACETS)[number];

/** The same for every facet. */
export const eachFacet = <T>(value: T) =>
  Object.fromEntries(FACETS.map((facet) => [facet, value])) as Record<Facet, T>;

/** The facets above the list, in this order. Accounts come first when there are several. */
export const BAR_FACETS: readonly Facet[] = [
  "type",
  "effect",
  "severity",
  "group",
  "scope",
  "shape",
  "rule",
  "age",
  "read",
];

/** The values of `read`. */
export const READ_STATES = ["read", "not-read"] as const;
/** The last-mail value of a key that was never asked about. */
export const NOT_ASKED = "not_asked";
/** The owner value of a key without an owner. */
export const UNOWNED = "unowned";
/** The facets that come from a policy. */
export const POLICY_FACETS = ["owner", "purpose", "data"] as const satisfies Facet[];
/** The severity value of a key without findings. */
export const NO_FINDING = "none";

type ShapeFacet = "type" | "effect" | "group" | "scope" | "shape";

const OF_SHAPE: Record<ShapeFacet, (analysis: Analysis) => readonly string[]> = {
  type: ({ classification }) => [classification.type],
  effect: ({ effects }) => effects.map(({ effect }) => effect),
  group: ({ print }) => print.filter(({ held }) => held > 0).map(({ group }) => group),
  scope: ({ real }) => real,
  shape: ({ real }) => [shapeId(real)],
};

const OF_KEY: Record<Exclude<Facet, ShapeFacet>, (row: KeyRow) => readonly string[]> = {
  read: ({ state }) => [state === "read" ? "read" : "not-read"],
  severity: ({ severity }) => [severity ?? NO_FINDING],
  account: ({ key }) => [key.account],
  rule: ({ findings }) => findings.map(({ rule }) => rule),
  owner: ({ policy }) => (policy === null ? [] : [policy.ownership?.owner ?? UNOWNED]),
  purpose: ({ policy }) => [policy?.ownership?.purpose ?? []].flat(),
  data: ({ policy }) => [policy?.ownership?.data ?? []].flat(),
  mail: ({ lastMail }) => [mailValue(lastMail)],
  age: ({ age }) => [age ?? "unknown"],
};

function mailValue(mail: ShownMail | null): string {
  if (mail === null) return NOT_ASKED;
  return mail.state === "cannot_ask" ? whyCode(mail.reason) : mail.state;
}

function isOfShape(facet: Facet): facet is ShapeFacet {
  return facet in OF_SHAPE;
}

/** A test of one facet. What depends only on the scope set is tested once for all keys that share it. */
export function facetTest(facet: Facet, wanted: ReadonlySet<string>): (row: KeyRow) => boolean {
  const any = (values: readonly string[]) => values.some((value) => wanted.has(value));
  if (!isOfShape(facet)) return (row) => any(OF_KEY[facet](row));
  return byShape((analysis) => any(OF_SHAPE[facet](analysis)));
}

/** A test of a row's scopes, run once per scope set. A row that is not read fails it; the caller says so. */
export function byShape(test: (analysis: Analysis) => boolean): (row: KeyRow) => boolean {
  const answerOf = kept(test);
  return (row) => row.state === "read" && answerOf(row.analysis);
}

/** Counts the rows for each value of a facet. */
export function tally(rows: readonly KeyRow[], facet: Facet): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (value: string, times: number) =>
    counts.set(value, (counts.get(value) ?? 0) + times);
  const add = (values: readonly string[], times: number) => {
    const [only] = values;
    // Most facets have one value per row, which needs no set.
    if (values.length === 1 && only !== undefined) count(only, times);
    else for (const value of new Set(values)) count(value, times);
  };
  if (!isOfShape(facet)) {
    for (const row of rows) add(OF_KEY[facet](row), 1);
    return counts;
  }
  const shapes = new Map<Analysis, number>();
  for (const row of rows) {
    if (row.state === "read") shapes.set(row.analysis, (shapes.get(row.analysis) ?? 0) + 1);
  }
  for (const [analysis, times] of shapes) add(OF_SHAPE[facet](analysis), times);
  return counts;
}
