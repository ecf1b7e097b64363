import { accountInAddress, parseAccountId } from "@/lib/audit/account";
import type { FleetKey } from "@/lib/audit/fleet/fleet";
import { pathSegment } from "@/lib/audit/path-segment";
import { accountHref } from "./account-href";

/**
 * The page of one key, with the key's own account selected, whatever the list before it selected; the address leaves
 * out the own account.
 */
export function keyHref({ account, api_key_id }: Pick<FleetKey, "account" | "api_key_id">): string {
  const parsed = parseAccountId(account);
  const isOwn = parsed === null || parsed.kind === "self";
  return accountHref(`/keys/${pathSegment(api_key_id)}`, isOwn ? null : accountInAddress(parsed));
}
