import { describe, expect, test } from "vitest";
import { apiKeyIdOf } from "../api-key";
import { CORE, PARENT_ONLY, WIDER } from "../data/scopes";
import { isSandboxKey, SANDBOX_KEYS, TENANT_NAMES, tenantKey } from "../keys";
import { tenantNamed } from "./registry";
import type { Tenant } from "./tenant";

function accountsOf(tenant: Tenant) {
  const customers = (tenant.customers ?? []).map((customer) => customer.account);
  return [tenant.account, ...tenant.subusers.values(), ...customers];
}

function keyCount(tenant: Tenant): number {
  return accountsOf(tenant).reduce((sum, account) => sum + account.keys().length, 0);
}

describe("keys", () => {
  test("are 69 characters of SendGrid's form, one a tenant", () => {
    for (const { api_key } of SANDBOX_KEYS) expect(api_key).toMatch(/^SG\.[\w-]{22}\.[\w-]{43}$/);
    expect(new Set(SANDBOX_KEYS.map((entry) => entry.api_key)).size).toBe(TENANT_NAMES.length);
    expect(isSandboxKey(tenantKey("acme"))).toBe(true);
    expect(isSandboxKey(`${tenantKey("acme").slice(0, -1)}_`)).toBe(false);
  });

  test.each(TENANT_NAMES)("%s lists the key it is signed in with", (name) => {
    expect(tenantNamed(name).account.find(apiKeyIdOf(tenantKey(name)))).toBeDefined();
  });

  test("no api_key_id is used twice, over all tenants", () => {
    const ids = TENANT_NAMES.flatMap((name) => accountsOf(tenantNamed(name))).flatMap((account) =>
      account.keys().map((key) => key.api_key_id),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^[\w-]{22}$/.test(id))).toBe(true);
  });

  test("no account has more than the 100 keys SendGrid allows", () => {
    for (const account of TENANT_NAMES.flatMap((name) => accountsOf(tenantNamed(name)))) {
      expect(account.keys().length).toBeLessThanOrEqual(100);
    }
  });
});

describe("tenants have the size their description says", () => {
  test("acme", () => {
    const acme = tenantNamed("acme");
    const subusers = [...acme.subusers.values()];
    expect(acme.account.keys()).toHaveLength(38);
    expect(subusers).toHaveLength(12);
    expect(subusers.filter((subuser) => subuser.region === "eu")).toHaveLength(3);
    expect(subusers.filter((subuser) => subuser.disabled)).toHaveLength(1);
    expect(subusers.map((subuser) => subuser.keys().length).sort((a, b) => a - b)).toEqual([
      1, 2, 2, 3, 3, 3, 4, 5, 5, 6, 7, 8,
    ]);
    expect(acme.customers).toHaveLength(2);
  });

  test("the others", () => {
    expect(tenantNamed("solo").account.keys()).toHaveLength(1);
    expect(tenantNamed("full").account.keys()).toHaveLength(100);
    expect(tenantNamed("auditor").account.keys()).toHaveLength(12);
    expect(tenantNamed("fleet").subusers.size).toBe(1_000);
    expect(Math.abs(keyCount(tenantNamed("fleet")) - 6_000)).toBeLessThan(300);
    expect(tenantNamed("huge").subusers.size).toBe(400);
    expect(Math.abs(keyCount(tenantNamed("huge")) - 20_000)).toBeLessThan(1_000);
  });
});

test("the scope lists are apart, and have the sizes that captured keys have", () => {
  expect([CORE.length, WIDER.length, PARENT_ONLY.length]).toEqual([136, 103, 28]);
  expect(new Set([...CORE, ...WIDER, ...PARENT_ONLY]).size).toBe(136 + 103 + 28);
});
