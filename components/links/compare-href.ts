import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import { keyRef } from "@/lib/audit/key-ref";
import type { OnBehalfOf } from "@/lib/queries/account";
import { accountHref } from "./account-href";
import { PAGES } from "./pages";

/** The key that a side of a comparison names. Compares whole refs, because a username may contain any character. */
export function keyOfSide(fleet: Fleet, side: string): FleetKey | undefined {
  return fleet.keys.find((key) => keyRef(key) === side);
}

/** The comparison of two sides, with the given account selected. */
export function compareHref(a: string, b: string | null, onBehalfOf: OnBehalfOf): string {
  return accountHref(PAGES.compare.href, onBehalfOf, b === null ? { a } : { a, b });
}
