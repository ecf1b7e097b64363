import type { OnBehalfOf } from "@/lib/queries/account";
import { accountHref } from "./account-href";
import { PAGES } from "./pages";

/** The filters that a link to the list of keys can set. `q`: a text. */
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

/** The list of keys, filtered to the given values: the target of every count of keys. */
export function keysHref(
  facets: Partial<Record<KeyFacet, readonly string[]>>,
  onBehalfOf: OnBehalfOf,
): string {
  const joined = Object.entries(facets).map(([facet, values]) => [facet, values.join(",")]);
  return accountHref(PAGES.keys.href, onBehalfOf, Object.fromEntries(joined));
}
