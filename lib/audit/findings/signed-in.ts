import { accountId, SELF } from "../account";
import type { Fleet } from "../fleet/fleet";
import type { SignedInKey } from "./audit-fleet";

/**
 * The key that reads a fleet, for its audit; null if the fleet covers other accounts, or the key's scopes are unknown.
 * Scopes that the scan read are newer than those asked for before it.
 * @param known its id, and its scopes as SendGrid reported them before the scan; null if it didn't
 */
export function signedInOf(
  fleet: Fleet,
  { api_key_id, scopes }: { api_key_id: string; scopes: readonly string[] | null },
): SignedInKey | null {
  const account = accountId(SELF);
  // The signed-in key belongs to its own account: another account's fleet says nothing about it.
  if (!fleet.accounts.has(account)) return null;
  const key = fleet.keys.find((each) => each.account === account && each.api_key_id === api_key_id);
  const now = fleet.shapes.get(key?.shape ?? -1) ?? scopes;
  return now === null ? null : { account, api_key_id, scopes: now };
}
