import { searchText, soughtText } from "@/lib/audit/search-text";
import { byShape, eachFacet, FACETS, type Facet, facetTest, POLICY_FACETS } from "./facets";
import type { KeyRow } from "./key-row";

/** The filters of a list: values of one facet are alternatives; facets and text must all match. */
export type Filters = { text: string } & Readonly<Record<Facet, readonly string[]>>;

/** No active filter. */
export const NO_FILTERS: Filters = { text: "", ...eachFacet([]) };

/** One active filter. */
export type Chip = { facet: Facet; value: string } | { facet: "text"; value: string };

/** The active filters, in the order of the facets. */
export function chipsOf(filters: Filters): Chip[] {
  const text: Chip[] = filters.text.trim() === "" ? [] : [{ facet: "text", value: filters.text }];
  return [
    ...text,
    ...FACETS.flatMap((facet) => filters[facet].map((value): Chip => ({ facet, value }))),
  ];
}

/** The filters without one of them. */
export function withoutChip(filters: Filters, { facet, value }: Chip): Filters {
  if (facet === "text") return { ...filters, text: "" };
  return { ...filters, [facet]: filters[facet].filter((each) => each !== value) };
}

/** Whether a row's words (see {@link KeyRow}) or scopes contain the text. */
function textTest(text: string): (row: KeyRow) => boolean {
  const wanted = soughtText(text);
  const inScopes = byShape(({ real }) => real.some((scope) => searchText(scope).includes(wanted)));
  return (row) => row.words.includes(wanted) || inScopes(row);
}

/**
 * The rows that pass all filters, in their given order.
 * @param except a facet to ignore, for counting its own values
 */
export function narrow<Row extends KeyRow>(
  rows: readonly Row[],
  filters: Filters,
  except?: Facet,
): readonly Row[] {
  const tests = FACETS.filter((facet) => facet !== except && filters[facet].length > 0).map(
    (facet) => facetTest(facet, new Set(filters[facet])),
  );
  if (filters.text.trim() !== "") tests.push(textTest(filters.text));
  return tests.length === 0 ? rows : rows.filter((row) => tests.every((test) => test(row)));
}

/** The filter that hides the most rows: without it `left` rows pass. Null when removing any one brings none back. */
export function tightest(
  rows: readonly KeyRow[],
  filters: Filters,
): { chip: Chip; left: number } | null {
  const ways = chipsOf(filters).map((chip) => ({
    chip,
    left: narrow(rows, withoutChip(filters, chip)).length,
  }));
  const [best] = ways.sort((a, b) => b.left - a.left);
  return best === undefined || best.left === 0 ? null : best;
}

/** Facets known without a key's scopes. */
const OF_LISTS: readonly Facet[] = ["read", "account", "mail", "age", ...POLICY_FACETS];

/** Whether any filter is about scopes, which unread keys cannot match. */
export function asksForScopes(filters: Filters): boolean {
  return FACETS.some((facet) => !OF_LISTS.includes(facet) && filters[facet].length > 0);
}
