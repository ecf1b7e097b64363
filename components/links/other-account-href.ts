import { addressWithoutKeys } from "@/lib/audit/leak/address";
import { ON_BEHALF_OF } from "./account-href";

/** Parameters that refer to keys and accounts of one account, and mean nothing in another. */
const OF_ONE_ACCOUNT = ["account", "key", "a", "b", "pick"];

/** The address of the same page for another account: sort and filters stay, selections of this account do not. */
export function otherAccountHref(path: string, params: URLSearchParams, next: string): string {
  // A key belongs to one account, so its page means nothing in another.
  const onKey = path.startsWith("/keys/");
  const query = new URLSearchParams(onKey ? "" : params);
  for (const name of OF_ONE_ACCOUNT) query.delete(name);
  query.set(ON_BEHALF_OF, next);
  return addressWithoutKeys(`${onKey ? "/keys" : path}?${query.toString()}`);
}
