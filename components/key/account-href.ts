import { accountId, EVERY_ACCOUNT, parseOnBehalfOf, SELF } from "@/lib/audit/account";
import type { OnBehalfOf } from "@/lib/queries/account";
import type { AuditTarget } from "@/lib/queries/audit";

export const ON_BEHALF_OF = "on-behalf-of";

/** What an address's account stands for in the audit. */
export function auditTargetOf(onBehalfOf: OnBehalfOf): AuditTarget {
  if (onBehalfOf === EVERY_ACCOUNT) return "all";
  return accountId(parseOnBehalfOf(onBehalfOf) ?? SELF);
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
  return query === "" ? path : `${path}?${query}`;
}
