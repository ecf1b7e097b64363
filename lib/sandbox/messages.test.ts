import { describe, expect, test } from "vitest";
import { askedApiKeyIds } from "./activity-query";
import { apiKeyIdOf } from "./api-key";
import type { CloneOptions } from "./credentials";
import { type TenantName, tenantKey } from "./keys";
import { PERSONAL } from "./resources/messages";
import { ask } from "./testing/ask";
import { runningSandbox } from "./testing/running-sandbox";

const sandbox = runningSandbox();
const AT = "2026-11-25T10:12:00Z";
const [SHOP, QUIET] = ["shop", "quiet"];

/** A clone whose account has the keys `shop`, which has sent, and `quiet`. */
async function account(activity: CloneOptions["activity"] = {}, tenant: TenantName = "acme") {
  const { control, globalUrl } = sandbox.now();
  const accounts = [{ username: "own", keys: [SHOP, QUIET] }];
  const sent = { [SHOP]: { last_event_time: AT } };
  const apiKey = control.clone(tenant, { accounts, activity: { sent, ...activity } });
  const { body } = await ask(globalUrl, "/v3/api_keys", { apiKey });
  const { result } = body as { result: { name: string; api_key_id: string }[] };
  const idOf = (name: string) => result.find((key) => key.name === name)?.api_key_id ?? "";
  const search = (query: string, limit = 1) =>
    ask(globalUrl, `/v3/messages?${new URLSearchParams({ limit: `${limit}`, query })}`, { apiKey });
  return { apiKey, idOf, search };
}

const messagesOf = ({ body }: { body: unknown }) => (body as { messages: object[] }).messages;

describe("GET /v3/messages", () => {
  test("has the newest message of the keys asked for, with whom it was about", async () => {
    const { idOf, search } = await account();
    const { status, body } = await search(`api_key_id="SG.${idOf(SHOP)}"`);
    expect(status).toBe(200);
    expect(body).toEqual({
      messages: [expect.objectContaining({ ...PERSONAL, last_event_time: AT })],
    });
    expect(messagesOf(await search(`api_key_id="SG.${idOf(QUIET)}"`))).toEqual([]);
    const group = `api_key_id IN ("SG.${idOf(QUIET)}", "SG.${idOf(SHOP)}")`;
    expect(messagesOf(await search(group))).toHaveLength(1);
  });

  test("knows the id by one spelling: with SG. before it, or without", async () => {
    const guide = await account();
    expect(messagesOf(await guide.search(`api_key_id="${guide.idOf(SHOP)}"`))).toEqual([]);
    const plain = await account({ prefix: "" });
    const id = plain.idOf(SHOP);
    expect(messagesOf(await plain.search(`api_key_id="SG.${id}"`))).toEqual([]);
    expect(
      messagesOf(await plain.search(`api_key_id="SG.${id}" OR api_key_id="${id}"`)),
    ).toHaveLength(1);
  });

  test("answers a thousand of a million messages, the newest first", async () => {
    const sent = { [SHOP]: { last_event_time: AT, messages: 1_000_000 } };
    const { idOf, search } = await account({ sent });
    const messages = messagesOf(await search(`api_key_id="SG.${idOf(SHOP)}"`, 1_000));
    expect(messages).toHaveLength(1_000);
    expect(messages.slice(0, 2)).toMatchObject([
      { last_event_time: AT },
      { last_event_time: "2026-11-25T10:11:00.000Z" },
    ]);
    expect((await search("", 1_001)).status).toBe(400);
  });

  test("takes six calls a minute, apart from those for anything else", async () => {
    const { apiKey, search } = await account();
    const { globalUrl } = sandbox.now();
    const statuses: number[] = [];
    // The minute may turn in between: of fourteen calls, one of the two minutes then still gets seven.
    for (let call = 0; call < 14; call += 1) {
      statuses.push((await search('api_key_id="SG.x"')).status);
    }
    expect(statuses.indexOf(429)).toBeGreaterThanOrEqual(6);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    expect((await ask(globalUrl, "/v3/scopes", { apiKey })).status).toBe(200);
    expect((await search("x")).headers.get("x-ratelimit-limit")).toBe("6");
  });

  test.each([
    [400, "authorization required"],
    [401, "authorization required"],
    [403, "access forbidden"],
    [404, "not found"],
  ] as const)("is %i without the add-on", async (refusal, message) => {
    const { idOf, search } = await account({ refusal });
    const { status, body } = await search(`api_key_id="SG.${idOf(SHOP)}"`);
    expect(status).toBe(refusal);
    expect(body).toMatchObject({ errors: [{ message }] });
  });

  test("is 403 without the scope, 404 on the EU host, 400 for a field it does not know", async () => {
    const { globalUrl, euUrl } = sandbox.now();
    const path = "/v3/messages?limit=1&query=x%3D%221%22";
    const statusOf = async (url: string, tenant: TenantName) =>
      (await ask(url, path, { apiKey: tenantKey(tenant) })).status;
    expect(await statusOf(globalUrl, "limited")).toBe(403);
    expect(await statusOf(euUrl, "eu")).toBe(404);
    const { body } = await (await account()).search('colour="red"');
    expect(body).toEqual({
      errors: [{ message: "invalid syntax: 'colour' is not a known field" }],
    });
  });

  test("looks at its own account's keys, whatever on-behalf-of says", async () => {
    const { globalUrl } = sandbox.now();
    const apiKey = tenantKey("acme");
    const path = `/v3/messages?query=${encodeURIComponent(`api_key_id="SG.${apiKeyIdOf(apiKey)}"`)}`;
    const asked = await ask(globalUrl, path, { apiKey, onBehalfOf: "acme-labs" });
    expect([asked.status, asked.body]).toEqual([200, { messages: [] }]);
  });
});

test.each([
  ['api_key_id="a"', ["a"]],
  ['(api_key_id = "a" OR api_key_id="b")', ["a", "b"]],
  ['api_key_id IN ("a","b" , "c")', ["a", "b", "c"]],
])("%s asks for %j", (query, ids) => {
  expect(askedApiKeyIds(query)).toEqual(new Set(ids));
});

test.each(["", "api_key_id=a", 'api_key_id="a" AND', 'api_key_id="a"b"'])(
  "%s is no query",
  (query) => expect(askedApiKeyIds(query)).toEqual({ problem: "invalid syntax" }),
);
