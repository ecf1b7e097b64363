import { Client } from "@sendgrid/client";
import { describe, expect, test } from "vitest";
import { apiKeyIdOf } from "./api-key";
import { tenantKey } from "./keys";
import { runningSandbox } from "./testing/running-sandbox";

const sandbox = runningSandbox();
const acme = tenantKey("acme");
const EU_SUBUSER = "acme-eu-marketing";
const CUSTOMER = "account-id sg4f1c0a9be27d4836a5d1e6f70b8c92aa";

function clientOf(region: "globalUrl" | "euUrl", apiKey: string): Client {
  const client = new Client();
  client.setApiKey(apiKey);
  client.setDefaultRequest("baseUrl", `${sandbox.now()[region]}/`);
  return client;
}

async function get(client: Client, url: string, onBehalfOf?: string): Promise<unknown> {
  const headers = onBehalfOf === undefined ? {} : { "on-behalf-of": onBehalfOf };
  const [, body]: [unknown, unknown] = await client.request({ method: "GET", url, headers });
  return body;
}

describe("SendGrid's own client reads the sandbox", () => {
  test("the parent account on the global host", async () => {
    const client = clientOf("globalUrl", acme);
    const api_key_id = apiKeyIdOf(acme);
    expect(await get(client, "/v3/api_keys")).toMatchObject({
      result: expect.arrayContaining([{ api_key_id, name: "key-audit" }]),
    });
    expect(await get(client, `/v3/api_keys/${api_key_id}`)).toMatchObject({
      api_key_id,
      name: "key-audit",
      scopes: expect.arrayContaining(["api_keys.read", "subusers.read"]),
    });
    expect(await get(client, "/v3/scopes")).toMatchObject({
      scopes: expect.arrayContaining(["mail.send"]),
    });
    expect(await get(client, "/v3/subusers?include_region=true")).toContainEqual(
      expect.objectContaining({ username: EU_SUBUSER, region: "eu", disabled: false }),
    );
  });

  test("an EU subuser's own key on the EU host", async () => {
    const client = clientOf("euUrl", tenantKey("eu"));
    expect(await get(client, "/v3/api_keys")).toMatchObject({
      result: expect.arrayContaining([
        { api_key_id: apiKeyIdOf(tenantKey("eu")), name: "eu-admin" },
      ]),
    });
  });

  test.each([
    ["globalUrl", "support@acme.example", 3],
    ["globalUrl", "Acme Outlet Store", 4],
    ["globalUrl", CUSTOMER, 4],
    ["euUrl", EU_SUBUSER, 3],
  ] as const)("on the %s on behalf of %s", async (region, onBehalfOf, count) => {
    const client = clientOf(region, acme);
    const list = await get(client, "/v3/api_keys", onBehalfOf);
    expect(list).toHaveProperty("result.length", count);
    expect(JSON.stringify(list)).not.toContain(apiKeyIdOf(acme));
    expect(await get(client, "/v3/scopes", onBehalfOf)).not.toMatchObject({
      scopes: expect.arrayContaining(["subusers.read"]),
    });
  });

  test("a key that is revoked throws the client's own error", async () => {
    const client = clientOf("globalUrl", tenantKey("revoked"));
    await expect(get(client, "/v3/scopes")).rejects.toMatchObject({ code: 401 });
  });
});
