import { isUnreadList, unreadListOf } from "../account";
import { MINTS_KEYS } from "../effects/rules";
import type { Fleet, FleetKey } from "../fleet/fleet";

/** Keys that can create or change API keys, in accounts that can have subusers, each with the scopes that show it. */
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

/** How many subusers a fleet knows. Zero proves nothing: an audit of the own account alone doesn't ask for them. */
export function knownSubusers(fleet: Fleet): number {
  const isSubuser = (id: string) => id.startsWith("subuser:") && !isUnreadList(id);
  return [...fleet.accounts.keys()].filter(isSubuser).length;
}

/**
 * Whether a fleet knows the subusers. `unlisted`: an audit of one account doesn't ask for them, or has no answer yet.
 * An audit of a subuser knows them all, since a subuser can have none.
 */
export function subuserList(fleet: Fleet): "listed" | "unlisted" | "refused" {
  if (fleet.accounts.has(unreadListOf("subuser"))) return "refused";
  const isTold = fleet.target === "all" && fleet.finishedAtMs !== null;
  return isTold || knownSubusers(fleet) > 0 ? "listed" : "unlisted";
}
