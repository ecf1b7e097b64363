import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { askRaw, cookieOf } from "../support/ask";
import { postSession } from "../support/fixtures";
import { findKey } from "../support/key-search";
import { DOUBLE_KEY, startSecondDouble } from "../support/second-double";
import { type RunningApp, startApp } from "../support/start-app";

type Double = Awaited<ReturnType<typeof startSecondDouble>>;
type Setting = { double: Double; app: RunningApp; context: APIRequestContext; heard: string[] };

/** An app in front of the second double, signed in; `heard` contains every answer this client got. */
async function setting(request: APIRequestContext): Promise<Setting> {
  const double = await startSecondDouble();
  const app = await startApp({
    SENDGRID_BASE_URL: double.url,
    SENDGRID_EU_BASE_URL: double.url,
  });
  const heard: string[] = [];
  const response = await postSession(request, app.url, { api_key: DOUBLE_KEY });
  expect(response.status(), await response.text()).toBe(201);
  heard.push(JSON.stringify(response.headers()), await response.text());
  return { double, app, context: request, heard };
}

async function get({ app, context, heard }: Setting, path: string, onBehalfOf?: string) {
  const headers: Record<string, string> =
    onBehalfOf === undefined ? {} : { "on-behalf-of": onBehalfOf };
  const response = await context.get(app.url + path, { headers });
  const text = await response.text();
  heard.push(JSON.stringify(response.headers()), text);
  return { status: response.status(), text };
}

const json = async (...args: Parameters<typeof get>) => JSON.parse((await get(...args)).text);

async function everyFileIn(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(0);
  const read = (entry: (typeof files)[number]) =>
    readFile(join(entry.parentPath, entry.name), "latin1");
  return (await Promise.all(files.map(read))).join("\n");
}

test("a SendGrid that is not the sandbox is read whole: both shapes, pages of three, unknown fields and scopes", async ({
  request,
}) => {
  const all = await setting(request);
  for (const [onBehalfOf, account, count] of [
    [undefined, "own", 10],
    ["eu shop", "eu", 4],
    ["account-id sg42", "customer", 2],
  ] as const) {
    const { result } = await json(all, "/api/v3/api_keys", onBehalfOf);
    const ids = Array.from({ length: count }, (_, index) => `${account}-key-${index}`);
    expect(result).toEqual(
      ids.map((id, index) => ({ api_key_id: id, name: `${account} ${index}` })),
    );
    for (const [index, id] of ids.entries()) {
      expect(await json(all, `/api/v3/api_keys/${id}`, onBehalfOf)).toEqual({
        api_key_id: id,
        name: `${account} ${index}`,
        scopes: ["mail.send", `unheard.of.${index % 2}`],
      });
    }
  }
  expect((await json(all, "/api/v3/scopes")).scopes).toContain("quantum.mail.teleport");
  expect(await json(all, "/api/v3/subusers")).toEqual([
    { id: 7, username: "eu shop", email: "e@x.example", disabled: false, region: "eu" },
  ]);
  const { text } = await get(all, "/api/audit?account=all");
  expect(text).toContain('"accounts":{"read":3,"failed":0,"total":3}');
  expect(text).toContain('"keys":{"read":16,"failed":0,"total":16}');
  expect(text).toContain("unheard.of.1");
  expect(all.double.requests().every((line) => line.startsWith("GET /v3/"))).toBe(true);
  await all.app.stop();
  all.double.stop();
});

test("the key is in nothing the app ever says, logs or keeps", async ({ request }) => {
  const all = await setting(request);
  const { app, context, heard } = all;
  const cookie = await cookieOf(context);
  const paths = [
    "/api/session",
    "/api/v3/api_keys",
    "/api/v3/api_keys/own-key-0",
    "/api/v3/api_keys/unknown",
    "/api/v3/api_keys/..%2fscopes",
    "/api/v3/scopes",
    "/api/v3/subusers",
    "/api/v3/partners/accounts",
    "/api/last-mail",
    "/api/last-mail/own-key-0",
    "/api/nothing",
    "/api/audit?account=all",
    "/",
    "/sign-in",
    "/keys",
    "/keys?on-behalf-of=eu%20shop",
    "/keys?on-behalf-of=nobody",
    "/keys/own-key-0",
    "/keys/unknown",
    "/no-such-page",
    "/healthz",
    "/readyz",
  ];
  for (const path of paths) {
    await get(all, path);
    for (const prefetch of ["0", "1"]) {
      const headers = { Cookie: cookie, RSC: "1", "Next-Router-Prefetch": prefetch };
      const answer = await askRaw(app.url, path, { headers });
      heard.push(JSON.stringify(answer.headers), answer.text);
    }
  }
  // The key where it does not belong: no answer may repeat any of it.
  const headers = { Origin: app.url, "Content-Type": "application/json" };
  for (const api_key of [
    `${DOUBLE_KEY}x`,
    DOUBLE_KEY.slice(0, -1),
    `${DOUBLE_KEY.slice(0, 40)} ${DOUBLE_KEY.slice(40)}`,
    `${DOUBLE_KEY.slice(0, 40)}é${DOUBLE_KEY.slice(40)}`,
    `${DOUBLE_KEY} SG.${"c".repeat(22)}.${"d".repeat(43)}`,
  ]) {
    const body = JSON.stringify({ api_key });
    const answer = await askRaw(app.url, "/api/session", { method: "POST", headers, body });
    expect(answer.status).toBe(400);
    heard.push(JSON.stringify(answer.headers), answer.text);
  }
  for (const [path, more] of [
    ["/api/v3/scopes", { Authorization: `Bearer ${DOUBLE_KEY}` }],
    ["/api/v3/scopes", { "on-behalf-of": DOUBLE_KEY }],
    [`/api/v3/api_keys/${DOUBLE_KEY}`, {}],
    [`/api/${DOUBLE_KEY}`, {}],
  ] as const) {
    const answer = await askRaw(app.url, path, { headers: { Cookie: cookie, ...more } });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    heard.push(JSON.stringify(answer.headers), answer.text);
  }
  const before = all.double.requests().length;
  await context.delete(`${app.url}/api/session`, { headers: { Origin: app.url } });
  await get(all, "/api/v3/api_keys");
  expect(all.double.requests()).toHaveLength(before);

  expect(heard.length).toBeGreaterThan(120);
  const kept = await everyFileIn(app.dataDir);
  expect(kept).toContain("own-key-0");
  expect(findKey(DOUBLE_KEY, kept), "the data folder").toEqual([]);
  expect(findKey(DOUBLE_KEY, heard.join("\n")), "the answers").toEqual([]);
  await app.stop();
  expect(findKey(DOUBLE_KEY, app.output()), "the log").toEqual([]);
  expect(app.output()).toContain('"event":"request"');
  all.double.stop();
});
