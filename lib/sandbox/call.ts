import type { Region } from "@/lib/audit/fleet/fleet";
import type { SandboxAccount, SandboxKey } from "./account";
import type { Activity } from "./activity";
import type { KeyEdits } from "./key-edits";
import { failures, type Reply } from "./reply";
import type { Tenant } from "./tenants/tenant";

/** An authenticated GET, ready to answer. */
export type Call = {
  host: Region;
  /** Where the call came in, for the addresses in a `Link` header. */
  origin: string;
  path: string;
  query: URLSearchParams;
  tenant: Tenant;
  /** The id under which the signed-in key is listed: a clone's own, otherwise the tenant's. */
  apiKeyId: string;
  onBehalfOf: string | undefined;
  /** Edits to the keys of the own account; null: none. */
  edits: KeyEdits | null;
  /** What the account's keys have sent. */
  activity: Activity;
};

const CUSTOMER_PREFIX = "account-id ";

/** Whether a step has already produced the reply, so that the call must stop. */
export function isReply(value: SandboxAccount | Reply | number): value is Reply {
  return typeof value === "object" && "status" in value;
}

/**
 * The account that a call reads, or SendGrid's refusal. An account answers only on its own region's host. Nobody has
 * published SendGrid's answer to an unknown name, or to a subuser on the wrong host: the sandbox answers 403 on the
 * global host and 401 on the EU one, so that clients meet both.
 */
export function accountOf({ tenant, host, onBehalfOf }: Call): SandboxAccount | Reply {
  if (tenant.revoked) return failures.invalidGrant();
  if (!onBehalfOf || tenant.ignoreOnBehalfOf) {
    return tenant.home === host ? tenant.account : failures.invalidGrant();
  }
  const found = onBehalfOf.startsWith(CUSTOMER_PREFIX)
    ? tenant.customers?.find(({ id }) => id === onBehalfOf.slice(CUSTOMER_PREFIX.length))?.account
    : tenant.subusers.get(onBehalfOf);
  if (found?.region === host) return found;
  return host === "global" ? failures.accessForbidden() : failures.invalidGrant();
}

/** For calls without `on-behalf-of`: the parent's own account, on its own host. */
export function ownAccountOf(call: Call): SandboxAccount | Reply {
  return accountOf({ ...call, onBehalfOf: undefined });
}

/** The id under which a key is listed: a clone's key has its own, in place of the tenant's. */
export function idShown({ tenant, apiKeyId }: Call, key: SandboxKey): string {
  return key.api_key_id === tenant.apiKeyId ? apiKeyId : key.api_key_id;
}

/** A number from the query: `fallback` if absent, a 400 if it is not a number or below `least`. */
export function numberOf(
  query: URLSearchParams,
  name: string,
  least: number,
  fallback: number,
): number | Reply {
  const text = query.get(name);
  if (text === null) return fallback;
  if (!/^\d{1,9}$/.test(text) || Number(text) < least) return failures.badParameter(name);
  return Number(text);
}
