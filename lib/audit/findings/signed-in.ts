import { accountId, SELF } from "../account";
import type { Fleet } from "../fleet/fleet";
import type { SignedInKey } from "./audit-fleet";

/**
 * The key that reads a fleet, as its audit needs it; null where the fleet is of other accounts, or its scopes are not
 * known. What was read of it with all others is newer than what was asked before the scan.
 * @param known its id, and its scopes as SendGrid told them before the scan; null where it did not
 */
export function signedInOf(
  fleet: Fleet,
  { api_key_id, scopes }: { api_key_id: string; scopes: readonly string[] | null },
): SignedInKey | null {
  const account = accountId(SELF);
  // The key we read with is one of the own account's: another account's fleet says nothing of it.
  if (!fleet.accounts.has(account)) return null;
  const key = fleet.keys.find((each) => each.account === account && each.api_key_id === api_key_id);
  const now = fleet.shapes.get(key?.shape ?? -1) ?? scopes;
  return now === null ? null : { account, api_key_id, scopes: now };
}
