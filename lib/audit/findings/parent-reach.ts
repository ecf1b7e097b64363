import { isUnreadList, unreadListOf } from "../account";
import { MINTS_KEYS } from "../effects/rules";
import type { Fleet, FleetKey } from "../fleet/fleet";

/** Keys that can create or change API keys, of accounts that can have subusers, each with the scopes that show it. */
export function mintingParents(fleet: Fleet): { key: FleetKey; scopes: readonly string[] }[] {
  const mints = new Map(
    [...fleet.shapes]
      .map(([id, scopes]) => [id, MINTS_KEYS.filter((scope) => scopes.includes(scope))] as const)
      .filter(([, scopes]) => scopes.length > 0),
  );
  const isMinting = ({ shape }: FleetKey) => shape !== null && mints.has(shape);
  return fleet.keys
    .filter((key) => isMinting(key) && !key.account.startsWith("subuser:"))
    .map((key) => ({ key, scopes: mints.get(key.shape ?? -1) ?? [] }));
}

/** How many subusers a fleet knows. None proves nothing: an audit of the own account alone does not ask for them. */
export function knownSubusers(fleet: Fleet): number {
  const isSubuser = (id: string) => id.startsWith("subuser:") && !isUnreadList(id);
  return [...fleet.accounts.keys()].filter(isSubuser).length;
}

/**
 * Whether the subusers are known to whoever asks about them. `unlisted`: an audit of one account does not ask for them,
 * or has not been told yet. An audit of a subuser knows all there are: it can have none of its own.
 */
export function subuserList(fleet: Fleet): "listed" | "unlisted" | "refused" {
  if (fleet.accounts.has(unreadListOf("subuser"))) return "refused";
  const isTold = fleet.target === "all" && fleet.finishedAtMs !== null;
  return isTold || knownSubusers(fleet) > 0 ? "listed" : "unlisted";
}
