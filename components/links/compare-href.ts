import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import type { OnBehalfOf } from "@/lib/queries/account";
import { accountHref } from "./account-href";

/** A key as one side of a comparison, in an address: `ACCOUNT/api_key_id`. A purpose is `purpose:ID`. */
export function sideOf({ account, api_key_id }: Pick<FleetKey, "account" | "api_key_id">): string {
  return `${account}/${api_key_id}`;
}

/** The key of a fleet that a side names. Compared whole, since a username may hold any sign. */
export function keyOfSide(fleet: Fleet, side: string): FleetKey | undefined {
  return fleet.keys.find((key) => sideOf(key) === side);
}

/** The comparison of two sides, looked at for the given account. */
export function compareHref(a: string, b: string | null, onBehalfOf: OnBehalfOf): string {
  return accountHref("/compare", onBehalfOf, b === null ? { a } : { a, b });
}
