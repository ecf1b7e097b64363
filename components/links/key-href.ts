import { type AccountId, accountInAddress, parseAccountId } from "@/lib/audit/account";
import type { FleetKey } from "@/lib/audit/fleet/fleet";
import { addressWithoutKeys } from "@/lib/audit/leak/address";
import { pathSegment } from "@/lib/audit/path-segment";
import { accountHref } from "./account-href";

/** An ID as SendGrid makes them. It has no room for a key, which is what an address is searched for. */
const PLAIN_ID = /^[\w-]{1,24}$/;
/** What follows the key, by account: a list of thousands asks for it with each row that comes into view. */
const queries = new Map<AccountId, string>();

/**
 * The page of one key. It is looked at for the account the key is in, whatever the list before it looked at; the own
 * account goes unnamed there.
 */
export function keyHref({ account, api_key_id }: Pick<FleetKey, "account" | "api_key_id">): string {
  const path = `/keys/${pathSegment(api_key_id)}`;
  const query = queries.get(account) ?? queryOf(account);
  queries.set(account, query);
  return `${PLAIN_ID.test(api_key_id) ? path : addressWithoutKeys(path)}${query}`;
}

function queryOf(account: AccountId): string {
  const parsed = parseAccountId(account);
  const isOwn = parsed === null || parsed.kind === "self";
  return accountHref("/keys/", isOwn ? null : accountInAddress(parsed)).slice("/keys/".length);
}
