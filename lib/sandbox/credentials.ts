import { randomBytes } from "node:crypto";
import { z } from "zod";
import { Activity } from "./activity";
import { apiKeyFrom, apiKeyIdOf } from "./api-key";
import { Fault } from "./faults/fault";
import type { KeyEdits } from "./key-edits";
import { SANDBOX_KEYS, type TenantName } from "./keys";
import { RateLimit } from "./rate-limit";
import { tenantNamed } from "./tenants/registry";
import type { Tenant } from "./tenants/tenant";
import { WantedAccount, withAccounts } from "./tenants/with-accounts";

/** A fault, with how often it has yet to happen. */
export type ArmedFault = { fault: Fault; left: number };

/** What a key opens, and how the sandbox answers it. */
export type Credential = {
  tenant: () => Tenant;
  apiKeyId: string;
  rateLimit: () => RateLimit;
  activity: () => Activity;
  latencyMs: number;
  faults: ArmedFault[];
  /** Answers that a latency holds back; replacing the faults releases each at once. */
  waiting: Set<() => void>;
  /** Edits to the keys of its own account; null: none. */
  edits: KeyEdits | null;
};

/** How a clone differs from its tenant. A null `rateLimit`: no limit, and no X-RateLimit headers. */
export const CloneOptions = z.strictObject({
  faults: z.array(Fault).readonly().default([]),
  rateLimit: RateLimit.optional(),
  activity: Activity.optional(),
  latencyMs: z.int().nonnegative().default(0),
  accounts: z.array(WantedAccount).readonly().optional(),
});
export type CloneOptions = z.input<typeof CloneOptions>;

/** Faults that have not happened yet. */
export function armed(faults: readonly Fault[]): ArmedFault[] {
  return faults.map((fault) => ({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }));
}

/** The keys of one sandbox: one per tenant, and the clones that tests request. */
export function credentials() {
  const known = new Map<string, Credential>();

  function add(apiKey: string, name: TenantName, options: CloneOptions): void {
    const { faults, rateLimit, activity, latencyMs, accounts } = CloneOptions.parse(options);
    const own = accounts && withAccounts(tenantNamed(name), accounts);
    const tenant = () => own ?? tenantNamed(name);
    known.set(apiKey, {
      tenant,
      apiKeyId: apiKeyIdOf(apiKey),
      rateLimit: rateLimit === undefined ? () => tenant().rateLimit : () => rateLimit,
      activity: () => activity ?? tenant().activity,
      latencyMs,
      faults: armed(faults),
      waiting: new Set(),
      edits: null,
    });
  }

  for (const { tenant, api_key } of SANDBOX_KEYS) add(api_key, tenant, {});
  return {
    find: (apiKey: string): Credential | undefined => known.get(apiKey),
    all: (): Iterable<Credential> => known.values(),
    /** A fresh key that behaves like the tenant's own; random, so that two runs never meet in one store. */
    clone(tenant: TenantName, options: CloneOptions): string {
      const apiKey = apiKeyFrom(randomBytes(32).toString("hex"));
      add(apiKey, tenant, options);
      return apiKey;
    },
  };
}

export type Credentials = ReturnType<typeof credentials>;
