import { ERROR_STATUS, type ErrorCode } from "@/lib/contract/errors";
import { addresses } from "../support/addresses";
import { askRaw, expectEnvelope, expectFailure, expectNotKept } from "../support/ask";
import { everyRoute } from "../support/every-route";
import { expect, test } from "../support/fixtures";

const CUSTOMER = "sg4f1c0a9be27d4836a5d1e6f70b8c92aa";

test.describe("what is read", () => {
  test("the list: names and ids, sorted by name then id", async ({ signIn, sandbox }) => {
    const context = await signIn(await sandbox.clone("acme"));
    const response = await context.get("/api/v3/api_keys");
    expect(response.status()).toBe(200);
    expectNotKept(response.headers());
    const { result, ...more } = await response.json();
    expect(more).toEqual({});
    expect(result).toHaveLength(38);
    const order = (key: { api_key_id: string; name: string }) => `${key.name}\0${key.api_key_id}`;
    const sorted = [...result].sort((a, b) => (order(a) < order(b) ? -1 : 1));
    expect(result).toEqual(sorted);
    for (const key of result) expect(Object.keys(key).sort()).toEqual(["api_key_id", "name"]);
  });

  for (const tenant of ["acme", "docs-shape"] as const) {
    test(`a key is flat, as ${tenant} answers it`, async ({ signIn, sandbox }) => {
      const apiKey = await sandbox.clone(tenant);
      const context = await signIn(apiKey);
      const response = await context.get(`/api/v3/api_keys/${apiKey.slice(3, 25)}`);
      expect(response.status()).toBe(200);
      const key = await response.json();
      expect(Object.keys(key).sort()).toEqual(["api_key_id", "name", "scopes"]);
      expect(key.scopes).toContain("api_keys.read");
    });
  }

  test("the signed-in key's scopes", async ({ signIn, sandbox }) => {
    const context = await signIn(await sandbox.clone("limited"));
    const { scopes } = await (await context.get("/api/v3/scopes")).json();
    expect(scopes).toContain("api_keys.read");
  });

  test("subusers: a bare array with region, by page and by name", async ({ signIn, sandbox }) => {
    const context = await signIn(await sandbox.clone("acme"));
    const all = await (await context.get("/api/v3/subusers")).json();
    expect(all).toHaveLength(12);
    expect(all[0]).toEqual({
      id: expect.any(Number),
      username: "acme-transactional",
      email: expect.any(String),
      disabled: false,
      region: "global",
    });
    const page = await (await context.get("/api/v3/subusers?limit=2&offset=1")).json();
    expect(page).toEqual(all.slice(1, 3));
    const found = await (await context.get("/api/v3/subusers?username=acme-eu-")).json();
    expect(found.map(({ region }: { region: string }) => region)).toEqual(["eu", "eu"]);
  });

  test("customer accounts: SendGrid's own cursor", async ({ signIn, sandbox }) => {
    const context = await signIn(await sandbox.clone("acme"));
    const first = await (await context.get("/api/v3/partners/accounts?limit=1")).json();
    expect(first).toMatchObject({ accounts: [{ id: CUSTOMER }], pages: { last: CUSTOMER } });
    const next = await context.get(`/api/v3/partners/accounts?limit=1&offset=${CUSTOMER}`);
    const { accounts } = await next.json();
    expect(accounts).toHaveLength(1);
    expect(accounts[0].id).not.toBe(CUSTOMER);
  });

  test("on behalf of a subuser, an EU subuser and a customer account", async ({
    signIn,
    sandbox,
  }) => {
    const context = await signIn(await sandbox.clone("acme"));
    const counts = { "acme-labs": 2, "acme-eu-marketing": 3, [`account-id ${CUSTOMER}`]: 4 };
    for (const [onBehalfOf, count] of Object.entries(counts)) {
      const headers = { "on-behalf-of": onBehalfOf };
      const { result } = await (await context.get("/api/v3/api_keys", { headers })).json();
      expect(result, onBehalfOf).toHaveLength(count);
      const id = result[0].api_key_id;
      const key = await (await context.get(`/api/v3/api_keys/${id}`, { headers })).json();
      expect(key).toMatchObject({ api_key_id: id, scopes: expect.any(Array) });
      await expectFailure(await context.get(`/api/v3/api_keys/${id}`), "not_found");
    }
  });
});

test.describe("failures", () => {
  const { routes } = everyRoute("some-id");
  const codeOf = (path: string): ErrorCode => {
    if (path === "/api/no/such/address") return "not_found";
    return path.endsWith("/acknowledgement") ? "method_not_allowed" : "signed_out";
  };
  for (const path of routes.filter((each) => each.startsWith("/api/"))) {
    test(`${ERROR_STATUS[codeOf(path)]} ${codeOf(path)}, signed out: ${path}`, async ({
      request,
    }) => {
      await expectFailure(await request.get(path), codeOf(path));
    });
  }

  test("403 access_forbidden names the scope that is missing", async ({ signIn, sandbox }) => {
    const mailOnly = await signIn(await sandbox.clone("mail-only"));
    const list = await mailOnly.get("/api/v3/api_keys");
    await expectFailure(list, "access_forbidden");
    expect(await list.text()).toContain("api_keys.read");
    const limited = await signIn(await sandbox.clone("limited"));
    const subusers = await limited.get("/api/v3/subusers");
    await expectFailure(subusers, "access_forbidden");
    expect(await subusers.text()).toContain("subusers.read");
    await expectFailure(await limited.get("/api/v3/partners/accounts"), "access_forbidden");
  });

  test("403 names both hosts' answers for a subuser that neither lets be read", async ({
    signIn,
    sandbox,
  }) => {
    const context = await signIn(await sandbox.clone("acme"));
    const headers = { "on-behalf-of": "no-such-subuser" };
    const response = await context.get("/api/v3/api_keys", { headers });
    await expectFailure(response, "access_forbidden");
    expect(await response.text()).toMatch(/global host: 403, EU host: 401/);
    expect((await context.get("/api/session")).status()).toBe(200);
  });

  test("404 not_found: an unknown key, an unknown address", async ({ signIn, sandbox }) => {
    const context = await signIn(await sandbox.clone("solo"));
    await expectFailure(await context.get("/api/v3/api_keys/unknown-id"), "not_found");
    for (const path of ["/api/v3/user/profile", "/api/v3", "/api/nothing", "/api/v3/mail/send"]) {
      await expectFailure(await context.get(path), "not_found");
    }
  });

  test("405 method_not_allowed: only GET exists under /api/v3", async ({ signIn, sandbox }) => {
    const apiKey = await sandbox.clone("solo");
    const context = await signIn(apiKey);
    const before = (await sandbox.calls(apiKey)).length;
    const id = apiKey.slice(3, 25);
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      for (const path of ["/api/v3/api_keys", `/api/v3/api_keys/${id}`, "/api/v3/scopes"]) {
        await expectFailure(await context.fetch(path, { method, data: {} }), "method_not_allowed");
      }
    }
    expect((await sandbox.calls(apiKey)).length).toBe(before);
    for (const method of ["PUT", "PATCH"]) {
      await expectFailure(await context.fetch("/api/session", { method }), "method_not_allowed");
    }
  });

  test("429 rate_limited with Retry-After in seconds", async ({ signIn, sandbox }) => {
    const apiKey = await sandbox.clone("solo");
    const context = await signIn(apiKey);
    await sandbox.setFaults(apiKey, [{ kind: "rate-limited", reset: "delta+60" }]);
    const response = await context.get("/api/v3/api_keys");
    await expectFailure(response, "rate_limited");
    const seconds = Number(response.headers()["retry-after"]);
    expect(seconds).toBeGreaterThan(50);
    expect(seconds).toBeLessThanOrEqual(60);
  });

  test("502 upstream_failed after three tries, upstream_unreadable after one", async ({
    signIn,
    sandbox,
  }) => {
    const apiKey = await sandbox.clone("solo");
    const context = await signIn(apiKey);
    const faults = [
      [{ kind: "status", status: 500 }, "upstream_failed", 3],
      [{ kind: "html" }, "upstream_unreadable", 1],
    ] as const;
    for (const [fault, code, tries] of faults) {
      const before = (await sandbox.calls(apiKey)).length;
      await sandbox.setFaults(apiKey, [fault]);
      await expectFailure(await context.get("/api/v3/api_keys"), code);
      expect((await sandbox.calls(apiKey)).length - before).toBe(tries);
    }
    await sandbox.setFaults(apiKey, []);
    expect((await context.get("/api/v3/api_keys")).status()).toBe(200);
  });

  test("504 upstream_timeout", async ({ signIn, sandbox }) => {
    const apiKey = await sandbox.clone("solo");
    const context = await signIn(apiKey);
    await sandbox.setFaults(apiKey, [{ kind: "hang-before-headers" }]);
    await expectFailure(await context.get("/api/v3/api_keys"), "upstream_timeout");
  });
});

test.describe("every answer", () => {
  test("carries the security headers, from pages, API, assets and errors alike", async ({
    request,
  }) => {
    for (const path of ["/sign-in", "/api/session", "/api/nothing", "/healthz", "/no-such-page"]) {
      const headers = (await request.get(path)).headers();
      expect(headers, path).toMatchObject({
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "strict-transport-security": expect.stringContaining("max-age=31536000"),
      });
      expect(headers["cache-control"], path).toContain("no-store");
      expect(headers, path).not.toHaveProperty("x-powered-by");
      expect(headers, path).not.toHaveProperty("access-control-allow-origin");
    }
  });

  test("TRACE and upgrades are refused", async () => {
    expect((await askRaw(addresses().appUrl, "/api/session", { method: "TRACE" })).status).toBe(
      405,
    );
    const upgrade = { Connection: "Upgrade", Upgrade: "websocket", "Sec-WebSocket-Version": "13" };
    expect((await askRaw(addresses().appUrl, "/api/session", { headers: upgrade })).status).toBe(
      400,
    );
  });

  test("another site's requests are refused before anything is done", async ({
    signIn,
    sandbox,
  }) => {
    const apiKey = await sandbox.clone("solo");
    const context = await signIn(apiKey);
    for (const headers of [{ Origin: "https://evil.example" }, { Origin: "null" }]) {
      await expectFailure(await context.delete("/api/session", { headers }), "cross_origin");
    }
    const embedded = { "Sec-Fetch-Site": "cross-site" };
    await expectFailure(
      await context.get("/api/v3/api_keys", { headers: embedded }),
      "cross_origin",
    );
    // Without either header, nothing vouches for the request.
    const { status, text } = await askRaw(addresses().appUrl, "/api/session", { method: "DELETE" });
    expect(status).toBe(403);
    expectEnvelope(JSON.parse(text), "cross_origin");
    expect((await context.get("/api/session")).status()).toBe(200);
  });
});
