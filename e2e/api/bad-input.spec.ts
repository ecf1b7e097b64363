import { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import type { APIRequestContext } from "@playwright/test";
import { ERROR_STATUS, type ErrorCode } from "@/lib/contract/errors";
import { addresses } from "../support/addresses";
import { askRaw, cookieOf, expectEnvelope, expectFailure } from "../support/ask";
import { expect, postSession, test } from "../support/fixtures";
import type { SandboxClient } from "../support/sandbox-client";

async function* kilobytes() {
  for (;;) {
    yield " ".repeat(1_024);
    await setImmediate();
  }
}

/** A signed-in reader, and a count of the calls to SendGrid since. */
async function reader(
  sandbox: SandboxClient,
  signIn: (apiKey: string) => Promise<APIRequestContext>,
) {
  const apiKey = await sandbox.clone("acme");
  const context = await signIn(apiKey);
  const atFirst = (await sandbox.calls(apiKey)).length;
  const calls = async () => (await sandbox.calls(apiKey)).length - atFirst;
  const cookie = await cookieOf(context);
  const get = (path: string, headers: Record<string, string> = {}) =>
    askRaw(addresses().appUrl, path, { headers: { Cookie: cookie, ...headers } });
  return { context, calls, get };
}

test("ids that are none: refused, and nobody is asked", async ({ sandbox, signIn }) => {
  const { get, calls } = await reader(sandbox, signIn);
  const ids = [
    "..%2f..%2fuser%2fprofile",
    "%2e%2e%2fscopes",
    "..%5c",
    "a%00b",
    "a%0d%0aX-Injected:%201",
    "%3flimit=1",
    "a%23b",
    "a%20b",
    "%C3%A9",
    "%F0%9F%94%91",
    "__proto__%00",
    "a".repeat(65),
    "a".repeat(10_000),
  ];
  for (const id of ids) {
    const { status, text } = await get(`/api/v3/api_keys/${id}`);
    expect(status, id).toBe(400);
    expectEnvelope(JSON.parse(text), "invalid_input");
  }
  expect(await calls()).toBe(0);
});

test("addresses that are none: never a defect, and nobody is asked", async ({
  sandbox,
  signIn,
}) => {
  const { get, calls } = await reader(sandbox, signIn);
  for (const path of [
    "/api/v3/api_keys/%E0%A4%A",
    "/api/v3/api_keys/%2e%2e",
    "/api/v3/api_keys/../scopes/x",
    "/api/v3/../../../etc/passwd",
    "/api//v3/user",
    "/api/v3/api_keys/a/b",
    "/api/v3/user%2fprofile",
    "/api/%00",
    "*",
    "http://evil.example/api/v3/scopes",
  ]) {
    const { status } = await get(path);
    expect(status, path).toBeGreaterThanOrEqual(300);
    expect(status, path).toBeLessThan(500);
  }
  expect(await calls()).toBe(0);
});

test("an on-behalf-of that names nobody: refused, and nobody is asked", async ({
  sandbox,
  signIn,
}) => {
  const { get, calls } = await reader(sandbox, signIn);
  const values = [
    "",
    "café",
    "\u0080",
    "\u0085x",
    "x\u00ff",
    "a\tb",
    "account-id",
    "account-id a/b",
    "account-id ../x",
    `account-id ${"a".repeat(65)}`,
    "a".repeat(129),
  ];
  for (const value of values) {
    for (const path of ["/api/v3/api_keys", "/api/v3/scopes", "/api/v3/api_keys/some-id"]) {
      const { status, text } = await get(path, { "on-behalf-of": value });
      expect(status, JSON.stringify(value)).toBe(400);
      expectEnvelope(JSON.parse(text), "invalid_input");
    }
  }
  expect(await calls()).toBe(0);
});

test("queries that are none: refused, and nobody is asked", async ({ sandbox, signIn }) => {
  const { context, calls } = await reader(sandbox, signIn);
  for (const path of [
    "/api/v3/subusers?limit=0",
    "/api/v3/subusers?limit=501",
    "/api/v3/subusers?limit=1e2",
    "/api/v3/subusers?limit=-1",
    "/api/v3/subusers?limit=",
    "/api/v3/subusers?offset=99999999999",
    "/api/v3/subusers?username=%0d%0a",
    "/api/v3/subusers?username=caf%C3%A9",
    "/api/v3/partners/accounts?limit=101",
    "/api/v3/partners/accounts?offset=a%2Fb",
    "/api/audit?account=",
    "/api/audit?account=subuser:",
    "/api/audit?account=subuser:caf%C3%A9",
    "/api/audit?account=subuser:account-id%20x",
    "/api/audit?account=account-id:a/b",
    "/api/audit?account=everything",
  ]) {
    await expectFailure(await context.get(path), "invalid_input");
  }
  expect(await calls()).toBe(0);
});

test("an Authorization header is refused, never forwarded", async ({ sandbox, signIn }) => {
  const { context, calls } = await reader(sandbox, signIn);
  const stranger = await sandbox.clone("solo");
  for (const path of ["/api/v3/api_keys", "/api/v3/scopes", "/api/v3/subusers", "/api/audit"]) {
    const headers = { Authorization: `Bearer ${stranger}` };
    const response = await context.get(path, { headers });
    await expectFailure(response, "invalid_input");
    expect(await response.text()).not.toContain(stranger.slice(26));
  }
  expect(await calls()).toBe(0);
  expect(await sandbox.calls(stranger)).toEqual([]);
});

test.describe("signing in with what is no sign-in", () => {
  const KEY = `SG.${"a".repeat(22)}.${"b".repeat(43)}`;
  const OTHER_KEY = `SG.${"c".repeat(22)}.${"d".repeat(43)}`;
  const json = { "Content-Type": "application/json" };
  type Case = [string, Record<string, string>, string | Buffer, ErrorCode];
  const cases: Case[] = [
    ["not JSON", json, "{", "invalid_input"],
    ["nothing", json, "", "invalid_input"],
    ["bytes that are no UTF-8", json, Buffer.from([0x22, 0xff, 0xfe, 0x22]), "invalid_input"],
    ["a list", json, "[]", "invalid_input"],
    ["no key", json, "{}", "invalid_input"],
    ["a key that is no text", json, '{"api_key":{"$ne":null}}', "invalid_input"],
    ["a key that is none", json, '{"api_key":"hello"}', "invalid_input"],
    ["a key cut short", json, JSON.stringify({ api_key: KEY.slice(0, -1) }), "invalid_input"],
    [
      "a key with a space in it",
      json,
      JSON.stringify({ api_key: `${KEY.slice(0, 40)} ${KEY.slice(40)}` }),
      "invalid_input",
    ],
    [
      "a key with a letter of another alphabet in it",
      json,
      JSON.stringify({ api_key: `${KEY.slice(0, 40)}\u0441${KEY.slice(41)}` }),
      "invalid_input",
    ],
    ["two keys", json, JSON.stringify({ api_key: `${KEY} ${OTHER_KEY}` }), "invalid_input"],
    [
      "an unknown region",
      json,
      JSON.stringify({ api_key: KEY, region: "x@evil.example" }),
      "invalid_input",
    ],
    [
      "a field that nobody asked for",
      json,
      JSON.stringify({ api_key: KEY, base_url: "http://evil.example" }),
      "invalid_input",
    ],
    ["10,000 lists deep", json, "[".repeat(2_000) + "]".repeat(2_000), "invalid_input"],
    ["over 4 KB", json, JSON.stringify({ api_key: "x".repeat(4_096) }), "too_large"],
    [
      "text",
      { "Content-Type": "text/plain" },
      JSON.stringify({ api_key: KEY }),
      "unsupported_media_type",
    ],
    [
      "a form",
      { "Content-Type": "application/x-www-form-urlencoded" },
      `api_key=${KEY}`,
      "unsupported_media_type",
    ],
    ["no content type", {}, JSON.stringify({ api_key: KEY }), "unsupported_media_type"],
  ];
  for (const [what, headers, body, code] of cases) {
    test(`${what}: ${ERROR_STATUS[code]} ${code}`, async () => {
      const origin = addresses().appUrl;
      const answer = await askRaw(origin, "/api/session", {
        method: "POST",
        headers: { Origin: origin, ...headers },
        body,
      });
      expect(answer.status).toBe(ERROR_STATUS[code]);
      expectEnvelope(JSON.parse(answer.text), code);
      expect(answer.headers).not.toHaveProperty("set-cookie");
      expect(answer.text).not.toContain("bbbbbbbb");
    });
  }

  test("a body without end is cut off at 4 KB", async () => {
    const origin = addresses().appUrl;
    const endless = Readable.from(kilobytes());
    const answer = await askRaw(origin, "/api/session", {
      method: "POST",
      headers: { Origin: origin, "Content-Type": "application/json" },
      body: endless,
    });
    endless.destroy();
    expect(answer.status).toBe(413);
    expectEnvelope(JSON.parse(answer.text), "too_large");
  });

  test("the sentence says what is wrong and repeats nothing", async ({ request }) => {
    const typed = "SG.almost-a-key.that-somebody-typed";
    const response = await postSession(request, addresses().appUrl, { api_key: typed });
    const [{ message, field }] = (await response.json()).errors;
    expect(field).toBe("api_key");
    expect(message).toContain("69");
    expect(message).not.toContain("somebody");
  });
});
