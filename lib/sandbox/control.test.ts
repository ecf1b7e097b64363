import { describe, expect, test } from "vitest";
import { z } from "zod";
import { apiKeyFrom, apiKeyIdOf } from "./api-key";
import { tenantKey } from "./keys";
import { ask } from "./testing/ask";
import { runningSandbox } from "./testing/running-sandbox";

const sandbox = runningSandbox({ control: true });
const ApiKeys = z.object({
  result: z.array(z.object({ api_key_id: z.string(), name: z.string() })),
});

async function post(path: string, body: unknown): Promise<{ status: number; body: unknown }> {
  const { controlUrl } = sandbox.now();
  const response = await fetch(controlUrl + path, { method: "POST", body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
}

async function get(path: string): Promise<unknown> {
  return (await fetch(sandbox.now().controlUrl + path)).json();
}

const Cloned = z.object({ api_key: z.string().regex(/^SG\.[\w-]{22}\.[\w-]{43}$/) });

describe("a clone", () => {
  test("sees its tenant's keys, its own id in place of the tenant's", async () => {
    const { globalUrl, control } = sandbox.now();
    const apiKey = control.clone("acme");
    const own = apiKeyIdOf(apiKey);
    const list = await ask(globalUrl, "/v3/api_keys", { apiKey });
    const ids = ApiKeys.parse(list.body).result.map((key) => key.api_key_id);
    expect(ids).toHaveLength(38);
    expect(ids).toContain(own);
    expect(ids).not.toContain(apiKeyIdOf(tenantKey("acme")));
    const detail = await ask(globalUrl, `/v3/api_keys/${own}`, { apiKey });
    expect(detail.body).toMatchObject({ api_key_id: own, name: "key-audit" });
    const hidden = await ask(globalUrl, `/v3/api_keys/${apiKeyIdOf(tenantKey("acme"))}`, {
      apiKey,
    });
    expect(hidden.status).toBe(404);
  });

  test("can be given accounts: two differ in the names of their keys and in nothing else", async () => {
    const { globalUrl, euUrl, control } = sandbox.now();
    const accounts = (keys: string[]) => [
      { username: "own", keys: [] },
      { username: "eu shop", region: "eu" as const, keys },
    ];
    const read = async (keys: string[]) => {
      const apiKey = control.clone("acme", { accounts: accounts(keys) });
      const own = await ask(globalUrl, "/v3/api_keys", { apiKey });
      expect(ApiKeys.parse(own.body).result).toEqual([
        { api_key_id: apiKeyIdOf(apiKey), name: "signed-in" },
      ]);
      const answer = await ask(euUrl, "/v3/api_keys", { apiKey, onBehalfOf: "eu shop" });
      return ApiKeys.parse(answer.body).result;
    };
    const [one, other] = [await read(["</script>", "\u2028"]), await read(["a", "b"])];
    expect(one.map(({ name }) => name)).toEqual(["</script>", "\u2028"]);
    expect(one.map((key) => key.api_key_id)).toEqual(other.map((key) => key.api_key_id));
  });

  test("shares neither calls nor faults nor rate windows with another", async () => {
    const { globalUrl, control } = sandbox.now();
    const rateLimit = { limit: 1, windowMs: 600_000, reset: "epoch" } as const;
    const one = control.clone("solo", { rateLimit });
    const other = control.clone("solo", { rateLimit, faults: [{ kind: "status", status: 500 }] });
    expect((await ask(globalUrl, "/v3/scopes", { apiKey: other })).status).toBe(500);
    expect((await ask(globalUrl, "/v3/scopes", { apiKey: one })).status).toBe(200);
    expect(control.calls(one)).toHaveLength(1);
  });
});

describe("a recorded call", () => {
  test("holds what a test needs, and never the key", async () => {
    const { euUrl, control } = sandbox.now();
    const apiKey = control.clone("acme");
    await ask(euUrl, "/v3/api_keys?limit=5", { apiKey, onBehalfOf: "acme-eu-marketing" });
    const calls = control.calls(apiKey);
    expect(calls).toMatchObject([
      {
        host: "eu",
        method: "GET",
        path: "/v3/api_keys?limit=5",
        headers: {
          accept: "application/json",
          "on-behalf-of": "acme-eu-marketing",
          authorization: true,
        },
        status: 200,
        aborted: false,
      },
    ]);
    expect(JSON.stringify(calls)).not.toContain(apiKey);
    expect(JSON.stringify(calls)).not.toContain(apiKey.slice(26));
  });

  test("of a key the sandbox does not know counts, and the key is not kept", async () => {
    const { globalUrl, control } = sandbox.now();
    const apiKey = apiKeyFrom("a real one, sent here by mistake");
    const before = control.totalCalls();
    expect((await ask(globalUrl, "/v3/scopes", { apiKey })).status).toBe(401);
    expect(control.totalCalls()).toBe(before + 1);
    expect(control.calls(apiKey)).toEqual([]);
    expect(control.calls("")).toHaveLength(1);
  });

  test("says that a client left before it was answered", async () => {
    const { globalUrl, control } = sandbox.now();
    const apiKey = control.clone("acme", { latencyMs: 5_000 });
    const leaving = new AbortController();
    const call = fetch(`${globalUrl}/v3/scopes`, {
      headers: { Authorization: `Bearer ${apiKey}` },
      signal: leaving.signal,
    }).catch(() => null);
    while (control.calls(apiKey).length === 0) await new Promise(setImmediate);
    leaving.abort();
    await call;
    while (control.calls(apiKey)[0]?.endedAtMs === null) await new Promise(setImmediate);
    expect(control.calls(apiKey)).toMatchObject([{ aborted: true, status: null }]);
  });
});

describe("the control port", () => {
  test("clones, sets faults, tells calls and resets", async () => {
    const { globalUrl } = sandbox.now();
    const cloned = await post("/clone", { tenant: "solo", rateLimit: null, latencyMs: 1 });
    const { api_key } = Cloned.parse(cloned.body);
    await post("/faults", { api_key, faults: [{ kind: "status", status: 404 }] });
    expect((await ask(globalUrl, "/v3/scopes", { apiKey: api_key })).status).toBe(404);
    expect(await get(`/calls?api_key=${api_key}`)).toMatchObject({
      calls: [{ path: "/v3/scopes", status: 404 }],
    });
    await post("/reset", { api_key });
    expect(await get(`/calls?api_key=${api_key}`)).toMatchObject({ calls: [] });
    expect((await ask(globalUrl, "/v3/scopes", { apiKey: api_key })).status).toBe(200);
  });

  test("deletes, makes and changes keys of one clone's own account alone", async () => {
    const { globalUrl, control } = sandbox.now();
    const [apiKey, other] = [control.clone("acme"), control.clone("acme")];
    const list = async (key: string, onBehalfOf?: string) => {
      const answer = await ask(globalUrl, "/v3/api_keys", {
        apiKey: key,
        ...(onBehalfOf && { onBehalfOf }),
      });
      return ApiKeys.parse(answer.body).result.map((each) => each.api_key_id);
    };
    const before = await list(apiKey);
    const [removed = "", changed = ""] = before.slice(2, 4);
    const made = "n".repeat(22);
    const put = [changed, made].map((id) => ({
      api_key_id: id,
      name: "new",
      scopes: ["mail.send"],
    }));
    expect((await post("/keys", { api_key: apiKey, removed: [removed], put })).status).toBe(200);
    expect(await list(apiKey)).toEqual([...before.filter((id) => id !== removed), made]);
    const detail = await ask(globalUrl, `/v3/api_keys/${changed}`, { apiKey });
    expect(detail.body).toMatchObject({ name: "new", scopes: ["mail.send"] });
    expect((await ask(globalUrl, `/v3/api_keys/${removed}`, { apiKey })).status).toBe(404);
    expect((await list(other)).slice(1)).toEqual(before.slice(1));
    expect(await list(apiKey, "acme-labs")).toEqual(await list(other, "acme-labs"));
  });

  test.each([
    ["/clone", { tenant: "nobody" }],
    ["/clone", { tenant: "solo", faults: [{ kind: "no-such-fault" }] }],
    ["/faults", { api_key: "unknown", faults: [] }],
    ["/keys", { api_key: "unknown", removed: [], put: [] }],
    ["/nowhere", {}],
  ])("refuses %s %j with a sentence", async (path, body) => {
    expect(await post(path, body)).toMatchObject({
      status: 400,
      body: { message: expect.any(String) },
    });
  });
});
