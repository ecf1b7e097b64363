import type { Region } from "@/lib/audit/fleet/fleet";
import { account, type KeyDraft, type SandboxAccount } from "../account";
import { type Activity, NO_ADD_ON } from "../activity";
import { apiKeyIdOf } from "../api-key";
import { type TenantName, tenantKey } from "../keys";
import type { RateLimit } from "../rate-limit";

type CustomerAccount = { id: string; created_at: string; account: SandboxAccount };

/** What one API key opens, and how SendGrid behaves toward it. */
export type Tenant = {
  /** The host that accepts the key. A parent is always global; only an EU subuser's own key is on the EU host. */
  home: Region;
  /** The account the key belongs to. */
  account: SandboxAccount;
  /** The signed-in key's id in that account; a clone's own id replaces it. */
  apiKeyId: string;
  /** What the signed-in key may do. */
  scopes: ReadonlySet<string>;
  /** By username. */
  subusers: ReadonlyMap<string, SandboxAccount>;
  /** Null: not a reseller, so SendGrid refuses customer accounts. */
  customers: readonly CustomerAccount[] | null;
  rateLimit: RateLimit;
  activity: Activity;
  revoked: boolean;
  /** Whether a key's detail is inside `result`, as in the documentation. */
  wrapDetail: boolean;
  ignoreOnBehalfOf: boolean;
};

type Options = Partial<
  Pick<
    Tenant,
    "home" | "customers" | "rateLimit" | "activity" | "revoked" | "wrapDetail" | "ignoreOnBehalfOf"
  >
> & { id: number; username?: string; subusers?: readonly SandboxAccount[] };

/** As in the answer of a live GET /v3/scopes: 600 calls a minute, the window's end in epoch seconds. */
export const DEFAULT_RATE_LIMIT = {
  limit: 600,
  windowMs: 60_000,
  reset: "epoch",
} satisfies RateLimit;

/**
 * Creates a tenant with the defaults of an ordinary account, whose username is the tenant's name.
 * @param signedIn name and scopes of the signed-in key, the first in the account's list
 * @param others the account's other keys
 */
export function tenant(
  name: TenantName,
  options: Options,
  signedIn: { name: string; scopes: readonly string[] },
  others: () => readonly KeyDraft[] = () => [],
): Tenant {
  const { id, username = name, subusers = [], home = "global", ...behaviour } = options;
  const apiKeyId = apiKeyIdOf(tenantKey(name));
  return {
    customers: null,
    rateLimit: DEFAULT_RATE_LIMIT,
    activity: NO_ADD_ON,
    revoked: false,
    wrapDetail: false,
    ignoreOnBehalfOf: false,
    ...behaviour,
    home,
    apiKeyId,
    scopes: new Set(signedIn.scopes),
    account: account({ id, username, region: home }, () => [
      { ...signedIn, api_key_id: apiKeyId },
      ...others(),
    ]),
    subusers: new Map(subusers.map((subuser) => [subuser.username, subuser])),
  };
}
