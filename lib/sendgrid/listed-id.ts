import "server-only";
import { isApiKeyId } from "@/lib/audit/api-key-id";

/** The id of a key that SendGrid listed. Nothing else may stand in a query. */
export type ListedId = string & { readonly [brand]: true };
declare const brand: unique symbol;

/**
 * The ids of a list, as SendGrid gave it now or as a scan keeps it, that a query can hold as they are: never what somebody
 * typed, and no quoting mark or other sign of the query's own language.
 */
export function listedIds(keys: readonly { api_key_id: string }[]): ListedId[] {
  return keys.map(({ api_key_id }) => api_key_id).filter(isListedId);
}

const isListedId = (id: string): id is ListedId => isApiKeyId(id);
