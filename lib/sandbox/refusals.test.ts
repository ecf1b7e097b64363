import { describe, expect, test } from "vitest";
import { apiKeyIdOf } from "./api-key";
import { tenantKey } from "./keys";
import { ask } from "./testing/ask";
import { runningSandbox } from "./testing/running-sandbox";

const sandbox = runningSandbox();
const acme = tenantKey("acme");
const INVALID =
  '{"errors":[{"field":null,"message":"The provided authorization grant is invalid, expired, or revoked","help":null}]}';
const FORBIDDEN = '{"errors":[{"field":null,"message":"access forbidden"}]}';

describe("refusals are SendGrid's, word for word", () => {
  test.each([
    [
      "no Authorization",
      "/v3/scopes",
      undefined,
      401,
      '{"errors":[{"field":null,"message":"authorization required"}]}',
    ],
    [
      "no Authorization at the provisioning API",
      "/v3/partners/accounts",
      undefined,
      401,
      '{"errors":[{"field":"","message":"Failed to authenticate user","error_id":"10-40100"}]}',
    ],
    ["a key nobody knows", "/v3/scopes", "SG.nobody.knows", 401, INVALID],
    ["a revoked key", "/v3/scopes", tenantKey("revoked"), 401, INVALID],
    ["an EU key", "/v3/scopes", tenantKey("eu"), 401, INVALID],
    ["no api_keys.read", "/v3/api_keys", tenantKey("mail-only"), 403, FORBIDDEN],
    ["no user.username.read", "/v3/user/username", tenantKey("limited"), 403, FORBIDDEN],
    [
      "no subusers.read",
      "/v3/subusers",
      tenantKey("limited"),
      403,
      '{"errors":[{"field":null,"message":"you dont have permission to access this resource"}]}',
    ],
    [
      "no reseller",
      "/v3/partners/accounts",
      tenantKey("solo"),
      403,
      '{"errors":[{"field":"","message":"The authenticated user is not authorized to perfrom this request","error_id":"10-40300"}]}',
    ],
    [
      "an unknown api_key_id",
      "/v3/api_keys/unknown",
      acme,
      404,
      '{"errors":[{"field":null,"message":"unable to find API Key"}]}',
    ],
    [
      "an unknown path",
      "/v3/user/profile",
      acme,
      404,
      '{"errors":[{"field":null,"message":"not found"}]}',
    ],
  ])("%s", async (_case, path, apiKey, ...answer) => {
    const asked = await ask(sandbox.now().globalUrl, path, apiKey === undefined ? {} : { apiKey });
    expect([asked.status, asked.text]).toEqual(answer);
  });

  test("an Accept that leaves JSON out is 406; */* is not", async () => {
    const { globalUrl } = sandbox.now();
    const asked = await ask(globalUrl, "/v3/scopes", { apiKey: acme, accept: "text/html" });
    expect(asked.status).toBe(406);
    const any = await ask(globalUrl, "/v3/scopes", { apiKey: acme, accept: "*/*" });
    expect(any.status).toBe(200);
  });

  test.each(["POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"])(
    "%s is 405 and recorded",
    async (method) => {
      const { globalUrl, control } = sandbox.now();
      const apiKey = control.clone("acme");
      const asked = await ask(globalUrl, "/v3/api_keys", { apiKey, method });
      expect(asked.status).toBe(405);
      expect(control.calls(apiKey)).toMatchObject([{ method, path: "/v3/api_keys", status: 405 }]);
    },
  );

  test.each(["limit=0", "limit=ten", "offset=-1", "limit=1e3"])(
    "a list with %s is 400",
    async (query) => {
      const asked = await ask(sandbox.now().globalUrl, `/v3/api_keys?${query}`, { apiKey: acme });
      expect(asked.status).toBe(400);
    },
  );

  test("another account's api_key_id is not found", async () => {
    const path = `/v3/api_keys/${apiKeyIdOf(acme)}`;
    const asked = await ask(sandbox.now().globalUrl, path, {
      apiKey: acme,
      onBehalfOf: "acme-marketing",
    });
    expect(asked.status).toBe(404);
  });
});
