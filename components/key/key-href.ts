import { onBehalfOf, parseAccountId } from "@/lib/audit/account";
import type { FleetKey } from "@/lib/audit/fleet";
import { accountHref } from "./account-href";

/** The page of one key, looked at for the account the key belongs to. */
export function keyHref({ account, api_key_id }: Pick<FleetKey, "account" | "api_key_id">): string {
  const owner = parseAccountId(account);
  return accountHref(
    `/keys/${encodeURIComponent(api_key_id)}`,
    owner === null ? null : onBehalfOf(owner),
  );
}
