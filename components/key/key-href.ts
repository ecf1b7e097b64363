import { onBehalfOf, parseAccountId, SELF } from "@/lib/audit/account";
import type { FleetKey } from "@/lib/audit/fleet";
import { accountHref } from "./account-href";

/** The address of a key's page, in the account the key is in. */
export function keyHref({ account, api_key_id }: Pick<FleetKey, "account" | "api_key_id">): string {
  const path = `/keys/${encodeURIComponent(api_key_id)}`;
  return accountHref(path, onBehalfOf(parseAccountId(account) ?? SELF));
}
