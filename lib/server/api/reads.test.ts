import { describe, expect, test } from "vitest";
import type { TenantName } from "@/lib/sandbox/keys";
import { signIn } from "../session/sign-in";
import { cookieName } from "../session/ticket";
import { ORIGIN, serverEnv } from "../testing/server-env";
import { type Handler, methods } from "./methods";
import { readApiKey, readApiKeys, readCustomerAccounts, readScopes, readSubusers } from "./reads";

const server = serverEnv();

/** Asks as a user signed in with a fresh key of a tenant. */
async function reader(tenant: TenantName) {
  const { control } = server.sandbox();
  const apiKey = control.clone(tenant, { rateLimit: null });
  const { cookie } = await signIn(apiKey, undefined, new AbortController().signal);
  const signedInCalls = control.calls(apiKey).length;
  return {
    apiKeyId: apiKey.split(".")[1] ?? "",
    calls: () => control.calls(apiKey).length - signedInCalls,
    ask: async (handler: Handler, onBehalfOf: string, params: Record<string, string> = {}) => {
      const headers = { cookie: `${cookieName()}=${cookie}`, "on-behalf-of": onBehalfOf };
      const request = new Request(`${ORIGIN}/api/v3/x`, { headers });
      const response = await methods({ GET: handler }).GET(request, {
        params: Promise.resolve(params),
      });
      return { status: response.status, body: await response.json() };
    },
  };
}

const UNREADABLE = {
  status: 502,
  body: {
    errors: [
      {
        code: "upstream_unreadable",
        message: "SendGrid ignored on-behalf-of and answered for your own account instead.",
      },
    ],
  },
};

describe("where SendGrid ignores on-behalf-of, nothing of the parent's stands under another's name", () => {
  test.each<[string, Handler]>([
    ["the list", readApiKeys],
    ["a key", readApiKey],
    ["the scopes", readScopes],
  ])("%s", async (_what, handler) => {
    const { ask, apiKeyId } = await reader("ignored-header");
    const answer = await ask(handler, "ignored-one", { api_key_id: apiKeyId });
    expect(answer).toMatchObject(UNREADABLE);
  });
});

test.each(["account-id", "account-id ", "account-id a/b"])(
  "on-behalf-of: %j is malformed, and nobody is asked",
  async (value) => {
    const { ask, calls } = await reader("acme");
    expect(await ask(readApiKeys, value)).toMatchObject({
      status: 400,
      body: { errors: [{ code: "invalid_input", field: "on-behalf-of" }] },
    });
    expect(calls()).toBe(0);
  },
);

test("on-behalf-of: * is a subuser's name, which SendGrid is asked for", async () => {
  const { ask, calls } = await reader("acme");
  expect((await ask(readApiKeys, "*")).status).toBe(403);
  expect(calls()).toBeGreaterThan(0);
});

test.each<[string, Handler]>([
  ["subusers", readSubusers],
  ["customer accounts", readCustomerAccounts],
])("the %s of another account are not the parent's: nobody is asked", async (_of, handler) => {
  const { ask, calls } = await reader("acme");
  expect(await ask(handler, "globex")).toMatchObject({
    status: 400,
    body: { errors: [{ code: "invalid_input", field: "on-behalf-of" }] },
  });
  expect(calls()).toBe(0);
});
