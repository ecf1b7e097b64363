import { expect, test } from "vitest";
import { GET as audit } from "@/app/api/audit/route";
import { GET as lastMail } from "@/app/api/last-mail/[api_key_id]/route";
import { GET as lastMails } from "@/app/api/last-mail/route";
import { GET as apiKey } from "@/app/api/v3/api_keys/[api_key_id]/route";
import { GET as apiKeys } from "@/app/api/v3/api_keys/route";
import { GET as customers } from "@/app/api/v3/partners/accounts/route";
import { GET as scopes } from "@/app/api/v3/scopes/route";
import { GET as subusers } from "@/app/api/v3/subusers/route";
import { signIn } from "../session/sign-in";
import { cookieName } from "../session/ticket";
import { store } from "../store/shared-store";
import { serverEnv } from "../testing/server-env";

const server = serverEnv();
const { signal } = new AbortController();

test.each([
  ["audit?account=subuser:nobody", audit],
  ["audit?account=all", audit],
  ["v3/api_keys", apiKeys],
  ["v3/api_keys/key", apiKey],
  ["v3/scopes", scopes],
  ["v3/subusers", subusers],
  ["v3/partners/accounts", customers],
  ["last-mail", lastMails],
  ["last-mail/key", lastMail],
])("HEAD /api/%s begins nothing: no call and no scan", async (path, route) => {
  const { control } = server.sandbox();
  const key = control.clone("acme");
  const { cookie } = await signIn(key, undefined, signal);
  const before = control.totalCalls();
  const head = (headers: Record<string, string>) => {
    const init = { method: "HEAD", headers: { "Sec-Fetch-Site": "same-origin", ...headers } };
    const params = Promise.resolve({ api_key_id: "key" });
    return route(new Request(`https://keys.example.com/api/${path}`, init), { params });
  };
  const answer = await head({ cookie: `${cookieName()}=${cookie}` });
  expect([answer.status, answer.body]).toEqual([200, null]);
  expect((await head({})).status).toBe(401);
  expect(control.totalCalls()).toBe(before);
  const { db } = await store();
  expect(await db.selectFrom("scan").selectAll().execute()).toEqual([]);
});
