import { tenantKey } from "@/lib/sandbox/keys";
import { addresses } from "../support/addresses";
import { expectFailure, expectNotKept } from "../support/ask";
import { expect, postSession, test } from "../support/fixtures";

const callsOf = (calls: { host: string; path: string; status: number | null }[]) =>
  calls.map(({ host, path, status }) => `${host} ${path} ${status}`);

test("a living key: 201 with the session view, and only GETs upstream", async ({
  request,
  sandbox,
}) => {
  const apiKey = await sandbox.clone("acme");
  const response = await postSession(request, addresses().appUrl, { api_key: apiKey });
  expect(response.status()).toBe(201);
  const view = await response.json();
  expect(view).toEqual({
    api_key_id: apiKey.slice(3, 25),
    region: "global",
    scopes: expect.arrayContaining(["api_keys.read", "subusers.read"]),
    username: "acme",
    expires_at: expect.stringMatching(/^\d{4}-.*Z$/),
    idle_expires_at: expect.stringMatching(/^\d{4}-.*Z$/),
  });
  expectNotKept(response.headers());
  const calls = await sandbox.calls(apiKey);
  expect(callsOf(calls)).toEqual(["global /v3/scopes 200", "global /v3/user/username 200"]);
  expect(calls.every(({ method, headers }) => method === "GET" && headers.authorization)).toBe(
    true,
  );
});

test("an EU key is found on the EU host by itself, after the global one refused", async ({
  signIn,
  sandbox,
}) => {
  const apiKey = await sandbox.clone("eu");
  const context = await signIn(apiKey);
  expect(await (await context.get("/api/session")).json()).toMatchObject({ region: "eu" });
  expect(callsOf(await sandbox.calls(apiKey)).slice(0, 2)).toEqual([
    "global /v3/scopes 401",
    "eu /v3/scopes 200",
  ]);
});

test("a chosen region is the only one asked", async ({ request, signIn, sandbox }) => {
  const apiKey = await sandbox.clone("eu");
  const refused = await postSession(request, addresses().appUrl, {
    api_key: apiKey,
    region: "global",
  });
  await expectFailure(refused, "key_rejected");
  expect(callsOf(await sandbox.calls(apiKey))).toEqual(["global /v3/scopes 401"]);
  await signIn(apiKey, "eu");
  expect(callsOf(await sandbox.calls(apiKey))[1]).toBe("eu /v3/scopes 200");
});

test("a revoked key is rejected once both hosts were asked, and no cookie is set", async ({
  request,
  sandbox,
}) => {
  const apiKey = await sandbox.clone("revoked");
  const response = await postSession(request, addresses().appUrl, { api_key: apiKey });
  await expectFailure(response, "key_rejected");
  expect(response.headers()).not.toHaveProperty("set-cookie");
  expect(callsOf(await sandbox.calls(apiKey))).toEqual([
    "global /v3/scopes 401",
    "eu /v3/scopes 401",
  ]);
});

test("a key that may not even read its own scopes is alive", async ({ signIn, sandbox }) => {
  const apiKey = await sandbox.clone("solo", {
    faults: [{ kind: "status", status: 403, match: "/v3/scopes" }],
  });
  const context = await signIn(apiKey);
  expect(await (await context.get("/api/session")).json()).toMatchObject({ scopes: null });
});

test("SendGrid in trouble is not a rejected key", async ({ request, sandbox }) => {
  const apiKey = await sandbox.clone("solo", { faults: [{ kind: "html" }] });
  await expectFailure(
    await postSession(request, addresses().appUrl, { api_key: apiKey }),
    "upstream_unreadable",
  );
});

test.describe("what people paste along with a key is taken off", () => {
  const wrapped: Record<string, (key: string) => string> = {
    spaces: (key) => `  ${key}\n`,
    "double quotes": (key) => `"${key}"`,
    "single quotes": (key) => `'${key}'`,
    Bearer: (key) => `Bearer ${key}`,
    "a header": (key) => `Authorization: Bearer ${key}`,
    "an export": (key) => `export SENDGRID_API_KEY=${key}`,
    "an export in quotes": (key) => `export SENDGRID_API_KEY="${key}";`,
    "a line of .env": (key) => `SENDGRID_API_KEY='${key}'`,
  };
  for (const [what, wrap] of Object.entries(wrapped)) {
    test(what, async ({ signIn, sandbox }) => {
      const apiKey = await sandbox.clone("solo");
      const context = await signIn(wrap(apiKey));
      expect(await (await context.get("/api/session")).json()).toMatchObject({
        api_key_id: apiKey.slice(3, 25),
      });
    });
  }
});

test.describe("the built-in sandbox", () => {
  test("is offered where nothing was set: its published keys open it", async ({ request }) => {
    const { demoUrl } = addresses();
    for (const region of ["sandbox", undefined]) {
      const response = await postSession(request, demoUrl, { api_key: tenantKey("acme"), region });
      expect(response.status()).toBe(201);
      expect(await response.json()).toMatchObject({ region: "sandbox", username: "acme" });
    }
    const list = await request.get(`${demoUrl}/api/v3/api_keys`);
    expect((await list.json()).result).toHaveLength(38);
  });

  test("is refused where SendGrid's address was set", async ({ request }) => {
    const body = { api_key: tenantKey("acme"), region: "sandbox" };
    await expectFailure(await postSession(request, addresses().appUrl, body), "invalid_input");
  });
});
