import "server-only";
import { isApiKeyId } from "@/lib/audit/api-key-id";

/** The id of a key that SendGrid listed. Only such ids may appear in a query. */
export type ListedId = string & { readonly [brand]: true };
declare const brand: unique symbol;

/**
 * The ids in a list, from SendGrid now or from a scan, that are safe in a query as they are: never typed text, and no
 * quotes or other characters of the query language.
 */
export function listedIds(keys: readonly { api_key_id: string }[]): ListedId[] {
  return keys.map(({ api_key_id }) => api_key_id).filter(isListedId);
}

const isListedId = (id: string): id is ListedId => isApiKeyId(id);
