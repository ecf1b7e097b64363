import { FACETS } from "@/components/filters/facets";
import { type Filters, NO_FILTERS } from "@/components/filters/filters";
import { UNKNOWN_GROUP } from "@/lib/audit/catalogue/catalogue";

/** Named filters, for a question that is asked often. */
export type View = { name: string; filters: Filters };

const view = (name: string, filters: Partial<Filters>): View => ({
  name,
  filters: { ...NO_FILTERS, ...filters },
});

/** The most common questions. Readers add their own. */
export const VIEWS: readonly View[] = [
  view("Create or change keys", { effect: ["mint"] }),
  view("Nearly full access", { type: ["full_access", "custom_everything"] }),
  view("Read recipient data", { effect: ["recipients"] }),
  view("Unrecognized scopes", { group: [UNKNOWN_GROUP] }),
  view("Not read", { read: ["not-read"] }),
];

/** Whether two sets of filters are equivalent. */
export function isSame(one: Filters, other: Filters): boolean {
  if (one.text.trim() !== other.text.trim()) return false;
  return FACETS.every((facet) => {
    const wanted = new Set(other[facet]);
    return one[facet].length === wanted.size && one[facet].every((value) => wanted.has(value));
  });
}
