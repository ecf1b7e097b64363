import { Client } from "@sendgrid/client";
import { addresses } from "../support/addresses";
import { cookieOf } from "../support/ask";
import { expect, test } from "../support/fixtures";

/** SendGrid's own client, pointed at the sandbox with a key, or at the app with a session cookie. */
function client(baseUrl: string, credential: { apiKey: string } | { cookie: string }): Client {
  const made = new Client();
  if ("apiKey" in credential) made.setApiKey(credential.apiKey);
  else made.setDefaultHeader("Cookie", credential.cookie);
  // Set it after the key, which sets it too.
  made.setDefaultRequest("baseUrl", baseUrl);
  return made;
}

async function get(from: Client, url: string, onBehalfOf?: string): Promise<unknown> {
  const headers = onBehalfOf === undefined ? {} : { "on-behalf-of": onBehalfOf };
  const [, body]: [unknown, unknown] = await from.request({ method: "GET", url, headers });
  return body;
}

type Key = { api_key_id: string; name?: string };
type List = { result: Key[] };

const byNameThenId = (keys: Key[]) =>
  keys
    .map(({ api_key_id, name = "" }) => ({ api_key_id, name }))
    .sort((a, b) =>
      a.name === b.name ? (a.api_key_id < b.api_key_id ? -1 : 1) : a.name < b.name ? -1 : 1,
    );

const ACCOUNTS = [
  ["its own account", "acme", "global", undefined],
  ["a subuser", "acme", "global", "acme-transactional"],
  ["a subuser with a space and one with an @ in its name", "acme", "global", "Acme Outlet Store"],
  ["a disabled subuser", "acme", "global", "acme-legacy-2017"],
  ["an EU subuser", "acme", "eu", "team@acme-de.example"],
  ["a customer account", "acme", "global", "account-id sg4f1c0a9be27d4836a5d1e6f70b8c92aa"],
  ["an EU account by its own key", "eu", "eu", undefined],
  ["the documented shape", "docs-shape", "global", undefined],
] as const;

for (const [what, tenant, host, onBehalfOf] of ACCOUNTS) {
  test(`the app reads as SendGrid does: ${what}`, async ({ sandbox, signIn }) => {
    const { globalUrl, euUrl, appUrl } = addresses();
    const apiKey = await sandbox.clone(tenant, { rateLimit: null });
    const direct = client(host === "eu" ? euUrl : globalUrl, { apiKey });
    const through = client(`${appUrl}/api`, { cookie: await cookieOf(await signIn(apiKey)) });

    const truth = (await get(direct, "/v3/api_keys", onBehalfOf)) as List;
    const list = (await get(through, "/v3/api_keys", onBehalfOf)) as List;
    expect(list).toEqual({ result: byNameThenId(truth.result) });
    expect(list.result.length).toBeGreaterThan(1);
    for (const { api_key_id } of truth.result) {
      const path = `/v3/api_keys/${api_key_id}`;
      const detail = await get(direct, path, onBehalfOf);
      const flat = tenant === "docs-shape" ? (detail as { result: unknown[] }).result[0] : detail;
      expect(await get(through, path, onBehalfOf)).toEqual({ name: "", ...(flat as Key) });
    }
    expect(await get(through, "/v3/scopes", onBehalfOf)).toEqual(
      await get(direct, "/v3/scopes", onBehalfOf),
    );
  });
}

test("the app reads as SendGrid does: subusers and customer accounts", async ({
  sandbox,
  signIn,
}) => {
  const { globalUrl, appUrl } = addresses();
  const apiKey = await sandbox.clone("acme");
  const direct = client(globalUrl, { apiKey });
  const through = client(`${appUrl}/api`, { cookie: await cookieOf(await signIn(apiKey)) });
  for (const page of ["", "limit=3", "limit=3&offset=3", "username=acme-eu"]) {
    expect(await get(through, `/v3/subusers?${page}`)).toEqual(
      await get(direct, `/v3/subusers?include_region=true&${page}`),
    );
  }
  for (const page of ["", "?limit=1"]) {
    expect(await get(through, `/v3/partners/accounts${page}`)).toEqual(
      await get(direct, `/v3/partners/accounts${page}`),
    );
  }
});

test("its failures read as SendGrid's do", async ({ sandbox, signIn }) => {
  const { appUrl } = addresses();
  const signedIn = await signIn(await sandbox.clone("mail-only"));
  const through = client(`${appUrl}/api`, { cookie: await cookieOf(signedIn) });
  await expect(get(through, "/v3/api_keys")).rejects.toMatchObject({
    code: 403,
    response: { body: { errors: [{ field: null, message: expect.any(String) }] } },
  });
  await expect(get(client(`${appUrl}/api`, { cookie: "" }), "/v3/api_keys")).rejects.toMatchObject({
    code: 401,
  });
});
