import { describe, expect, test } from "vitest";
import { apiKeyIdOf } from "./api-key";
import { tenantKey } from "./keys";
import { ask } from "./testing/ask";
import { openapi } from "./testing/openapi";
import { runningSandbox } from "./testing/running-sandbox";

const sandbox = runningSandbox();
const acme = tenantKey("acme");

describe("answers are what SendGrid's OpenAPI documents describe", () => {
  test.each([
    ["/v3/api_keys", openapi.listApiKeys],
    [`/v3/api_keys/${apiKeyIdOf(acme)}`, openapi.getApiKeyLive],
    ["/v3/scopes", openapi.listScopes],
    ["/v3/subusers", openapi.listSubusers],
    ["/v3/subusers?include_region=true", openapi.listSubusers],
    ["/v3/user/username", openapi.username],
    ["/v3/partners/accounts", openapi.listAccounts],
    ["/v3/messages?limit=3&query=api_key_id%3D%22SG.x%22", openapi.listMessages],
  ])("GET %s", async (path, schema) => {
    const { status, headers, body } = await ask(sandbox.now().globalUrl, path, { apiKey: acme });
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/json");
    expect(schema.safeParse(body).error).toBeUndefined();
  });

  test("the detail of the tenant docs-shape is wrapped, and not flat", async () => {
    const apiKey = tenantKey("docs-shape");
    const path = `/v3/api_keys/${apiKeyIdOf(apiKey)}`;
    const { body } = await ask(sandbox.now().globalUrl, path, { apiKey });
    expect(openapi.getApiKeyDocumented.safeParse(body).error).toBeUndefined();
    expect(openapi.getApiKeyLive.safeParse(body).success).toBe(false);
  });

  test.each(["/v3/api_keys", "/v3/subusers", "/v3/user/username", "/v3/partners/accounts"])(
    "a refused GET %s",
    async (path) => {
      const { status, body } = await ask(sandbox.now().globalUrl, path, {
        apiKey: tenantKey("mail-only"),
      });
      expect(status).toBe(403);
      expect(openapi.error.safeParse(body).error).toBeUndefined();
    },
  );
});
