import { addressWithoutKeys } from "@/lib/audit/leak/address";
import { ON_BEHALF_OF } from "./account-href";

/** What an address names of one account: its keys, and accounts beside it. In another account's address it names nothing. */
const OF_ONE_ACCOUNT = ["account", "key", "a", "b", "pick"];

/** The page an address shows, of another account: ordered and filtered as it was, without what was chosen in this one. */
export function otherAccountHref(path: string, params: URLSearchParams, next: string): string {
  // A key belongs to one account: its page means nothing in another.
  const onKey = path.startsWith("/keys/");
  const query = new URLSearchParams(onKey ? "" : params);
  for (const name of OF_ONE_ACCOUNT) query.delete(name);
  query.set(ON_BEHALF_OF, next);
  return addressWithoutKeys(`${onKey ? "/keys" : path}?${query.toString()}`);
}
