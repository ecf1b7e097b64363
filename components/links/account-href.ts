import {
  accountId,
  EVERY_ACCOUNT,
  parseAccountInAddress,
  SELF,
  type TargetId,
} from "@/lib/audit/account";
import { addressWithoutKeys } from "@/lib/audit/leak/address";
import type { OnBehalfOf } from "@/lib/queries/account";
import { PAGES, type Page } from "./pages";

export const ON_BEHALF_OF = "on-behalf-of";

/** The audit target that an address's account stands for. */
export function targetOf(onBehalfOf: OnBehalfOf): TargetId {
  if (onBehalfOf === EVERY_ACCOUNT) return "all";
  return accountId(parseAccountInAddress(onBehalfOf) ?? SELF);
}

/** The target that a page shows. The accounts page shows every account, whatever its address selects. */
export function pageTargetOf(path: string, onBehalfOf: OnBehalfOf): TargetId {
  return path === PAGES.accounts.href ? "all" : targetOf(onBehalfOf);
}

/**
 * A path of this app with the given account selected.
 * @param more further parameters of the address
 */
export function accountHref(
  path: Page["href"] | `/keys/${string}`,
  onBehalfOf: OnBehalfOf,
  more: Record<string, string> = {},
): string {
  const parameters = onBehalfOf === null ? more : { [ON_BEHALF_OF]: onBehalfOf, ...more };
  const query = new URLSearchParams(parameters).toString();
  return addressWithoutKeys(query === "" ? path : `${path}?${query}`);
}
