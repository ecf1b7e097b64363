import { describe, expect, test } from "vitest";
import type { Fault } from "@/lib/sandbox/faults/fault";
import type { TenantName } from "@/lib/sandbox/keys";
import { readerOptions } from "@/lib/sendgrid/transport";
import { requireSession } from "../session/session";
import { signIn } from "../session/sign-in";
import { serverEnv } from "../testing/server-env";
import { otherAccounts } from "./other-accounts";

const server = serverEnv();
const { signal } = new AbortController();

/** Signs in to a fresh clone, with faults that begin after sign-in; `calls` counts the calls since then. */
async function signedIn(tenant: TenantName, faults: Fault[] = []) {
  const { control } = server.sandbox();
  const apiKey = control.clone(tenant, { rateLimit: null });
  const { cookie } = await signIn(apiKey, undefined, signal);
  const { credential, session } = await requireSession([cookie]);
  control.setFaults(apiKey, faults);
  const before = control.totalCalls();
  return {
    ask: () => otherAccounts({ credential, options: readerOptions(signal) }, session),
    calls: () => control.totalCalls() - before,
    mend: () => control.setFaults(apiKey, []),
  };
}

describe("how many accounts there are beside the key's own", () => {
  test("subusers and customer accounts together, asked for once a session", async () => {
    const { ask, calls } = await signedIn("acme");
    expect(await ask()).toEqual({ accounts: 14, isWhole: true });
    const once = calls();
    expect(await ask()).toEqual({ accounts: 14, isWhole: true });
    expect(calls()).toBe(once);
  });

  test("subusers alone for who is no reseller: the refusal is remembered", async () => {
    const { ask, calls } = await signedIn("auditor");
    expect(await ask()).toEqual({ accounts: 4, isWhole: true });
    const once = calls();
    expect(await ask()).toEqual({ accounts: 4, isWhole: true });
    expect(calls()).toBe(once);
  });

  test("null for a key that may list neither", async () => {
    const { ask, calls } = await signedIn("limited");
    expect(await ask()).toBeNull();
    expect(calls()).toBe(1);
    expect(await ask()).toBeNull();
    expect(calls()).toBe(1);
  });

  test("a list that could not be read is asked for again", async () => {
    const { ask, mend } = await signedIn("acme", [
      { kind: "status", status: 500, match: "/v3/subusers" },
    ]);
    await expect(ask()).rejects.toMatchObject({ kind: "failed" });
    mend();
    expect(await ask()).toEqual({ accounts: 14, isWhole: true });
  });

  test.each([
    ["subusers", "fleet", "/v3/subusers.*offset=500", { accounts: 500, isWhole: false }],
    ["customers", "acme", "/v3/partners/accounts", { accounts: 12, isWhole: false }],
  ] as const)(
    "a list of %s that broke off, or that another permission is asked for, is not said to be whole",
    async (kind, tenant, match, expected) => {
      const status = kind === "subusers" ? 500 : 403;
      const { ask, mend, calls } = await signedIn(tenant, [{ kind: "status", status, match }]);
      expect(await ask()).toEqual(expected);
      mend();
      const before = calls();
      const later = await ask();
      // The process remembers a refusal, and retries a failure.
      if (kind === "customers") expect(calls()).toBe(before);
      else expect(later).toEqual({ accounts: 1_000, isWhole: true });
    },
  );
});
