import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import { keyRef } from "@/lib/audit/key-ref";
import type { OnBehalfOf } from "@/lib/queries/account";
import { accountHref } from "./account-href";
import { PAGES } from "./pages";

/** The key of a fleet that a side names. Compared whole, since a username may hold any sign. */
export function keyOfSide(fleet: Fleet, side: string): FleetKey | undefined {
  return fleet.keys.find((key) => keyRef(key) === side);
}

/** The comparison of two sides, looked at for the given account. */
export function compareHref(a: string, b: string | null, onBehalfOf: OnBehalfOf): string {
  return accountHref(PAGES.compare.href, onBehalfOf, b === null ? { a } : { a, b });
}
