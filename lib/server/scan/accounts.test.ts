import { describe, expect, test } from "vitest";
import { SELF, type Target } from "@/lib/audit/account";
import type { Fault } from "@/lib/sandbox/faults/fault";
import type { TenantName } from "@/lib/sandbox/keys";
import { SendGridError } from "@/lib/sendgrid/error";
import { serve } from "@/lib/sendgrid/testing/serve";
import { readerOptions } from "@/lib/sendgrid/transport";
import { requireSession } from "../session/session";
import { signIn } from "../session/sign-in";
import { serverEnv } from "../testing/server-env";
import { accountsOf } from "./accounts";

const server = serverEnv();
const { signal } = new AbortController();

/** The accounts of a target, seen by a fresh clone whose faults begin after sign-in. */
async function listed(
  tenant: TenantName,
  target: Target,
  faults: Fault[] = [],
  scopes?: Promise<readonly string[] | null>,
) {
  const { control } = server.sandbox();
  const apiKey = control.clone(tenant, { rateLimit: null });
  const { cookie } = await signIn(apiKey, undefined, signal);
  const { credential, session } = await requireSession([cookie]);
  control.setFaults(apiKey, faults);
  const sg = { credential, options: readerOptions(signal) };
  return (await accountsOf(sg, session, target, scopes ?? Promise.resolve(session.scopes)))
    .accounts;
}

const idsOf = (accounts: Awaited<ReturnType<typeof listed>>) => accounts.map((a) => a.account);

describe("one account", () => {
  test("its own, by its name", async () => {
    expect(await listed("acme", SELF)).toMatchObject([
      { account: "self", label: "acme", region: "global", status: "waiting" },
    ]);
  });

  test("a subuser's, with its region and whether it is disabled", async () => {
    expect(await listed("acme", { kind: "subuser", username: "acme-eu-marketing" })).toMatchObject([
      { account: "subuser:acme-eu-marketing", region: "eu", disabled: false, proven: true },
    ]);
    expect(await listed("acme", { kind: "subuser", username: "acme-legacy-2017" })).toMatchObject([
      { disabled: true },
    ]);
  });

  test("a subuser's, of whom nothing is known yet, for one call", async () => {
    const { control } = server.sandbox();
    const callsFor = async (target: Target) => {
      const before = control.totalCalls();
      await listed("acme", target);
      return control.totalCalls() - before;
    };
    const signingIn = await callsFor(SELF);
    const username = "acme-legacy-2017";
    expect(await callsFor({ kind: "subuser", username })).toBe(signingIn + 1);
  });

  test("a subuser's that SendGrid does not name is not proven by being asked for", async () => {
    const [nobody] = await listed("acme", { kind: "subuser", username: "nosuch" });
    expect(nobody).toMatchObject({ account: "subuser:nosuch", proven: false });
  });

  test("a customer's", async () => {
    expect(await listed("acme", { kind: "account-id", id: "sg1" })).toMatchObject([
      { account: "account-id:sg1", label: "sg1" },
    ]);
  });
});

describe("all accounts", () => {
  test("its own, its subusers and its customers", async () => {
    const accounts = await listed("acme", "all");
    expect(accounts).toHaveLength(15);
    expect(idsOf(accounts)[0]).toBe("self");
    expect(idsOf(accounts).filter((id) => id.startsWith("subuser:"))).toHaveLength(12);
    expect(idsOf(accounts).filter((id) => id.startsWith("account-id:"))).toHaveLength(2);
  });

  test("to a key with subusers.read, who is refused customers has none", async () => {
    expect(idsOf(await listed("auditor", "all"))).toHaveLength(5);
  });

  test("to a key without subusers.read, a refusal is not proof: the list is unknown", async () => {
    const accounts = await listed("limited", "all");
    expect(accounts).toMatchObject([
      { account: "self" },
      {
        account: "subuser:",
        status: "failed",
        failure: { code: "access_forbidden", status: 403 },
      },
    ]);
  });

  test("to a key whose scopes are unknown, a refusal is not proof either", async () => {
    const refused: Fault[] = [{ kind: "status", status: 403, match: "/v3/subusers" }];
    const asTold = await listed("auditor", "all", refused);
    expect(idsOf(asTold)).toEqual(["self"]);
    const unknown = await listed("auditor", "all", refused, Promise.resolve(null));
    expect(idsOf(unknown)).toEqual(["self", "subuser:"]);
  });

  test.each([
    { kind: "status", status: 403 },
    { kind: "status", status: 404 },
  ] as const)("customers refused with anything but 10-40300 are unknown: %o", async (refusal) => {
    const accounts = await listed("auditor", "all", [{ ...refusal, match: "/v3/partners" }]);
    expect(idsOf(accounts).at(-1)).toBe("account-id:");
    expect(accounts.at(-1)).toMatchObject({
      status: "failed",
      failure: { status: refusal.status },
    });
  });

  test("a list that failed is an account that failed, never an account without subusers", async () => {
    const accounts = await listed("acme", "all", [{ kind: "html", match: "/v3/subusers" }]);
    expect(accounts.find(({ account }) => account === "subuser:")).toMatchObject({
      status: "failed",
      failure: { code: "upstream_unreadable", status: 200 },
    });
    expect(idsOf(accounts)).toContain("account-id:sg4f1c0a9be27d4836a5d1e6f70b8c92aa");
  });

  test("a dead key stops it all", async () => {
    const dead = listed("acme", "all", [{ kind: "status", status: 401 }]);
    await expect(dead).rejects.toBeInstanceOf(SendGridError);
    await expect(dead).rejects.toMatchObject({ kind: "rejected" });
  });

  test("lists of accounts that never end are unknown, never their first hundred pages", async () => {
    const origin = await serve((request, response) => {
      const url = new URL(request.url ?? "", "http://host");
      const offset = Number(url.searchParams.get("offset") ?? 0);
      const ids = Array.from({ length: 100 }, (_, index) => offset + index + 1);
      response.setHeader("Content-Type", "application/json");
      const subusers = ids.map((id) => ({ id, username: `user-${id}` }));
      const accounts = ids.map((id) => ({ id: String(id) }));
      const isSubusers = url.pathname === "/v3/subusers";
      const last = String(offset + 100);
      response.end(JSON.stringify(isSubusers ? subusers : { accounts, pages: { last } }));
    });
    const { cookie } = await signIn(server.sandbox().control.clone("solo"), undefined, signal);
    const { credential, session } = await requireSession([cookie]);
    const elsewhere = { ...credential, origins: { global: origin, eu: origin } };
    const sg = { credential: elsewhere, options: readerOptions(signal) };
    const unread = { status: "failed", failure: { code: "upstream_unreadable" } };
    const { accounts } = await accountsOf(sg, session, "all", Promise.resolve(session.scopes));
    expect(accounts).toMatchObject([
      { account: "self" },
      { account: "subuser:", ...unread },
      { account: "account-id:", ...unread },
    ]);
  });

  test("a list that repeats itself, or has rows without a name, is read as far as it goes and says so", async () => {
    const pages: Record<string, unknown[]> = {
      "/v3/subusers": Array.from({ length: 500 }, (_, id) => ({ id, username: `user-${id}` })),
      "/v3/partners/accounts": [{ id: "sg1" }, { id: null }, {}],
    };
    const origin = await serve((request, response) => {
      const { pathname } = new URL(request.url ?? "", "http://host");
      const rows = pages[pathname] ?? [];
      response.setHeader("Content-Type", "application/json");
      response.end(JSON.stringify(pathname === "/v3/subusers" ? rows : { accounts: rows }));
    });
    const { cookie } = await signIn(server.sandbox().control.clone("solo"), undefined, signal);
    const { credential, session } = await requireSession([cookie]);
    const elsewhere = { ...credential, origins: { global: origin, eu: origin } };
    const sg = { credential: elsewhere, options: readerOptions(signal) };
    const { accounts } = await accountsOf(sg, session, "all", Promise.resolve(session.scopes));
    expect(accounts.filter(({ status }) => status === "waiting")).toHaveLength(1 + 500 + 1);
    expect(accounts.filter(({ status }) => status === "failed")).toMatchObject([
      {
        account: "subuser:",
        failure: {
          code: "upstream_unreadable",
          message: "SendGrid repeated a page of its list, so the rest of it is unknown.",
        },
      },
      {
        account: "account-id:",
        failure: {
          code: "upstream_unreadable",
          message: "SendGrid listed 2 without a usable name, so their keys are unknown.",
        },
      },
    ]);
  });

  test("a thousand subusers, each once", async () => {
    const ids = idsOf(await listed("fleet", "all"));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(1_001);
  });
});
