import { isUnreadList } from "./account";
import type { Fleet, FleetKey } from "./fleet";

const MINTS = ["api_keys.create", "api_keys.update"];

/** Keys of the parent's own account that can create or change API keys, each with the scopes that show it. */
export function mintingParents(fleet: Fleet): { key: FleetKey; scopes: readonly string[] }[] {
  const mints = new Map(
    [...fleet.shapes].map(([id, scopes]) => [id, MINTS.filter((scope) => scopes.includes(scope))]),
  );
  return fleet.keys.flatMap((key) => {
    const scopes = key.account === "self" && key.shape !== null ? mints.get(key.shape) : undefined;
    return scopes === undefined || scopes.length === 0 ? [] : [{ key, scopes }];
  });
}

/** How many subusers a fleet knows. None proves nothing: an audit of the own account alone does not ask for them. */
export function knownSubusers(fleet: Fleet): number {
  const isSubuser = (id: string) => id.startsWith("subuser:") && !isUnreadList(id);
  return [...fleet.accounts.keys()].filter(isSubuser).length;
}
