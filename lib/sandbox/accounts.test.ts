import { describe, expect, test } from "vitest";
import { tenantKey } from "./keys";
import { ask } from "./testing/ask";
import { runningSandbox } from "./testing/running-sandbox";

const sandbox = runningSandbox();
const acme = tenantKey("acme");

describe("an account answers only on its own region's host", () => {
  test.each([
    ["globalUrl", undefined, 200],
    ["euUrl", undefined, 401],
    ["globalUrl", "acme-marketing", 200],
    ["euUrl", "acme-marketing", 401],
    ["globalUrl", "acme-eu-marketing", 403],
    ["euUrl", "acme-eu-marketing", 200],
    ["globalUrl", "acme-legacy-2017", 200],
    ["globalUrl", "nobody", 403],
    ["euUrl", "nobody", 401],
    ["globalUrl", "account-id sg9d27e5c18b3f4a60b7c4d2815ea6f03b", 200],
    ["globalUrl", "account-id nobody", 403],
  ] as const)("%s, on behalf of %s: %i", async (host, onBehalfOf, status) => {
    const options = onBehalfOf === undefined ? {} : { onBehalfOf };
    const asked = await ask(sandbox.now()[host], "/v3/api_keys", { apiKey: acme, ...options });
    expect(asked.status).toBe(status);
  });

  test("where on-behalf-of is ignored, the parent's own keys come back", async () => {
    const { globalUrl } = sandbox.now();
    const apiKey = tenantKey("ignored-header");
    const own = await ask(globalUrl, "/v3/api_keys", { apiKey });
    const subuser = await ask(globalUrl, "/v3/api_keys", { apiKey, onBehalfOf: "ignored-one" });
    expect(subuser.text).toBe(own.text);
  });

  test("on behalf of a subuser, the username is the subuser's", async () => {
    const asked = await ask(sandbox.now().globalUrl, "/v3/user/username", {
      apiKey: acme,
      onBehalfOf: "support@acme.example",
    });
    expect(asked.body).toMatchObject({ username: "support@acme.example" });
  });
});
