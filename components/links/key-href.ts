import { accountInAddress, parseAccountId } from "@/lib/audit/account";
import type { FleetKey } from "@/lib/audit/fleet/fleet";
import { pathSegment } from "@/lib/audit/path-segment";
import { accountHref } from "./account-href";

/**
 * The page of one key. It is looked at for the account the key is in, whatever the list before it looked at; the own
 * account goes unnamed there.
 */
export function keyHref({ account, api_key_id }: Pick<FleetKey, "account" | "api_key_id">): string {
  const parsed = parseAccountId(account);
  const isOwn = parsed === null || parsed.kind === "self";
  return accountHref(`/keys/${pathSegment(api_key_id)}`, isOwn ? null : accountInAddress(parsed));
}
