import { accountId, EVERY_ACCOUNT, parseAccountInAddress, SELF } from "@/lib/audit/account";
import { addressWithoutKeys } from "@/lib/audit/leak/address";
import type { OnBehalfOf } from "@/lib/queries/account";
import type { AuditTarget } from "@/lib/queries/audit";

export const ON_BEHALF_OF = "on-behalf-of";

/** What an address's account stands for in the audit. */
export function auditTargetOf(onBehalfOf: OnBehalfOf): AuditTarget {
  if (onBehalfOf === EVERY_ACCOUNT) return "all";
  return accountId(parseAccountInAddress(onBehalfOf) ?? SELF);
}

/** The page that shows every account, whichever the address looks at. */
export const ACCOUNTS_PATH = "/accounts";

/** What a page looks at: see {@link ACCOUNTS_PATH} for the one that is not led by its address. */
export function pageTargetOf(path: string, onBehalfOf: OnBehalfOf): AuditTarget {
  return path === ACCOUNTS_PATH ? "all" : auditTargetOf(onBehalfOf);
}

/**
 * A path of this app, looked at for the given account.
 * @param more further parameters of the address
 */
export function accountHref(
  path: string,
  onBehalfOf: OnBehalfOf,
  more: Record<string, string> = {},
): string {
  const parameters = onBehalfOf === null ? more : { [ON_BEHALF_OF]: onBehalfOf, ...more };
  const query = new URLSearchParams(parameters).toString();
  return addressWithoutKeys(query === "" ? path : `${path}?${query}`);
}
