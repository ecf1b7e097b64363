import { apiKeyFrom } from "./api-key";

const DESCRIPTIONS = {
  acme: "A mail-commerce company seen with its Full Access key: 38 keys, 12 subusers (3 EU, 1 disabled), 2 customer accounts",
  solo: "An account with one key",
  limited: "A custom key with api_keys.read only: the list works, subusers are refused",
  "mail-only": "A mail-send key without api_keys.read: only its own scopes can be seen",
  auditor: "The smallest auditor key: api_keys.read and subusers.read, over 12 keys and 4 subusers",
  full: "An account at the cap of 100 keys",
  fleet: "1,000 subusers, about 6,000 keys",
  huge: "About 20,000 keys over 400 subusers",
  eu: "An EU subuser's own key: 401 on the global host",
  revoked: "A revoked key: 401 on both hosts",
  "docs-shape": "Answers a key's detail wrapped in `result`, as the documentation says",
  odd: "Keys with empty, missing and only unknown scopes; subusers whose names no header can carry",
  "ignored-header": "An account where on-behalf-of has no effect and the parent's keys come back",
} as const;

export type TenantName = keyof typeof DESCRIPTIONS;

function isTenantName(name: string): name is TenantName {
  return Object.hasOwn(DESCRIPTIONS, name);
}

/** Every tenant's name, in the order of the README's table. */
export const TENANT_NAMES: readonly TenantName[] = Object.keys(DESCRIPTIONS).filter(isTenantName);

/** The key that signs in to a tenant. Its middle is one of the tenant's own api_key_ids. */
export function tenantKey(tenant: TenantName): string {
  return apiKeyFrom(`tenant ${tenant}`);
}

/** One key per tenant: paste it on the sign-in page to see that tenant. */
export const SANDBOX_KEYS: readonly { tenant: TenantName; api_key: string; description: string }[] =
  TENANT_NAMES.map((tenant) => ({
    tenant,
    api_key: tenantKey(tenant),
    description: DESCRIPTIONS[tenant],
  }));

const ALL_KEYS = new Set(SANDBOX_KEYS.map((entry) => entry.api_key));

/** Whether it is one of {@link SANDBOX_KEYS}, which open nothing outside the sandbox. */
export function isSandboxKey(apiKey: string): boolean {
  return ALL_KEYS.has(apiKey);
}
