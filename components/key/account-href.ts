import { accountId, EVERY_ACCOUNT, parseOnBehalfOf, SELF } from "@/lib/audit/account";
import type { OnBehalfOf } from "@/lib/queries/account";
import type { AuditTarget } from "@/lib/queries/audit";

export const ON_BEHALF_OF = "on-behalf-of";

/** What an address's account stands for in the audit. */
export function auditTargetOf(onBehalfOf: OnBehalfOf): AuditTarget {
  if (onBehalfOf === EVERY_ACCOUNT) return "all";
  return accountId(parseOnBehalfOf(onBehalfOf) ?? SELF);
}

/** A path of this app, looked at for the given account. */
export function accountHref(path: string, onBehalfOf: OnBehalfOf): string {
  if (onBehalfOf === null) return path;
  return `${path}?${new URLSearchParams({ [ON_BEHALF_OF]: onBehalfOf }).toString()}`;
}
