import type { OnBehalfOf } from "@/lib/queries/account";
import { ON_BEHALF_OF } from "./account-href";

/** What the list of keys can be narrowed to by its address. */
type KeyFacet =
  | "type"
  | "effect"
  | "severity"
  | "group"
  | "scope"
  | "shape"
  | "account"
  | "rule"
  | "view";

/** The list of keys, narrowed to the given values: where every count of keys leads. */
export function keysHref(
  facets: Partial<Record<KeyFacet, readonly string[]>>,
  onBehalfOf: OnBehalfOf,
): string {
  const query = new URLSearchParams();
  if (onBehalfOf !== null) query.set(ON_BEHALF_OF, onBehalfOf);
  for (const [facet, values] of Object.entries(facets)) query.set(facet, values.join(","));
  const text = query.toString();
  return text === "" ? "/keys" : `/keys?${text}`;
}
