import type { OnBehalfOf } from "@/lib/queries/account";
import { accountHref } from "./account-href";
import { PAGES } from "./pages";

/** What the list of keys can be narrowed to by its address. `q`: a text. */
type KeyFacet =
  | "q"
  | "type"
  | "effect"
  | "severity"
  | "group"
  | "scope"
  | "shape"
  | "account"
  | "rule"
  | "mail";

/** The list of keys, narrowed to the given values: where every count of keys leads. */
export function keysHref(
  facets: Partial<Record<KeyFacet, readonly string[]>>,
  onBehalfOf: OnBehalfOf,
): string {
  const joined = Object.entries(facets).map(([facet, values]) => [facet, values.join(",")]);
  return accountHref(PAGES.keys.href, onBehalfOf, Object.fromEntries(joined));
}
