import { createHash } from "node:crypto";
import { join } from "node:path";
import Libsql from "libsql";
import { z } from "zod";
import { sandboxHosts } from "../support/addresses";
import { askRaw, cookieOf } from "../support/ask";
import { expect, postSession, test } from "../support/fixtures";
import { findKey } from "../support/key-search";
import { startApp } from "../support/start-app";

const Line = z.looseObject({ time: z.iso.datetime(), level: z.string(), event: z.string() });
const FINGERPRINT = /^[0-9a-f]{12}$/;
const fingerprint = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 12);

/** Every line written to stdout or stderr; all must be JSON. */
const linesOf = (output: string) =>
  output
    .trimEnd()
    .split("\n")
    .map((line) => Line.parse(JSON.parse(line)));

test("the log says who asked what and how it ended, and holds no key, cookie, name or body", async ({
  request,
  sandbox,
  extraHTTPHeaders,
}) => {
  const app = await startApp(sandboxHosts());
  const ip = extraHTTPHeaders?.["X-Forwarded-For"];
  const apiKey = await sandbox.clone("acme");
  const id = apiKey.slice(3, 25);
  const dead = await sandbox.clone("revoked");
  await postSession(request, app.url, { api_key: apiKey });
  const cookie = await cookieOf(request);
  const name = "acme-transactional";
  await request.get(`${app.url}/api/v3/api_keys`);
  await request.get(`${app.url}/api/v3/api_keys`, { headers: { "on-behalf-of": name } });
  await request.get(`${app.url}/api/v3/api_keys/${id}?q=a-secret-question`);
  await request.get(`${app.url}/api/audit?account=all`);
  await request.get(`${app.url}/keys?on-behalf-of=${name}`);
  await request.get(`${app.url}/api/v3/api_keys/${apiKey}`);
  await request.get(`${app.url}/api/v3/api_keys/${apiKey.replaceAll(".", "%2e")}`);
  await request.get(`${app.url}/api/v3/api_keys/${apiKey.replaceAll(".", "%252e")}`);
  for (let index = 0; index < 6; index += 1) {
    await postSession(request, app.url, { api_key: dead });
  }
  await request.delete(`${app.url}/api/session`, { headers: { Origin: app.url } });
  await askRaw(app.url, "/api/session", { headers: { Cookie: cookie } });
  await app.stop();

  const lines = linesOf(app.output());
  const of = (event: string) => lines.filter((line) => line.event === event);
  const [signIn] = of("sign_in");
  expect(signIn).toMatchObject({ ip, region: "global", api_key_id: id });
  const session = String(signIn?.session);
  expect(session).toMatch(FINGERPRINT);
  expect(of("sign_in_failed")).toHaveLength(5);
  expect(of("sign_in_failed")[0]).toMatchObject({ level: "warn", ip, code: "key_rejected" });
  expect(of("sign_in_throttled")).toMatchObject([{ level: "warn", ip }]);
  expect(of("session_end")).toMatchObject([{ ip, session, reason: "signed_out" }]);
  const common = { ip, session, region: "global", code: null, ms: expect.any(Number) };
  const asked = (route: string) => of("request").filter((line) => line.route === route);
  // On behalf of a subuser, the parent's list is read too: a header without effect would return the same list.
  expect(asked("/api/v3/api_keys")).toMatchObject([
    { ...common, method: "GET", status: 200, account: "self", calls: 1 },
    { ...common, method: "GET", status: 200, account: fingerprint(`subuser:${name}`), calls: 2 },
  ]);
  expect(asked("/api/v3/api_keys/[api_key_id]")).toMatchObject([
    { ...common, account: "self" },
    { status: 400, code: "invalid_input" },
    { status: 400, code: "invalid_input" },
    { status: 400, code: "invalid_input" },
  ]);
  expect(asked("/api/audit")).toMatchObject([{ ...common, status: 200, account: "all" }]);
  expect(asked("/keys")).toMatchObject([
    { ...common, status: 200, account: fingerprint(`subuser:${name}`) },
  ]);
  expect(asked("/api/session").map(({ status, code }) => [status, code])).toEqual([
    [201, null],
    ...Array(5).fill([401, "key_rejected"]),
    [429, "rate_limited"],
    [204, null],
    [401, "signed_out"],
  ]);
  for (const key of [apiKey, dead]) expect(findKey(key, app.output())).toEqual([]);
  for (const hidden of [cookie.split("=")[1] ?? "?", name, "a-secret-question", 'api_key":']) {
    expect(app.output()).not.toContain(hidden);
  }
});

test("a reader who leaves early is told of as such", async ({ request, sandbox }) => {
  const app = await startApp(sandboxHosts());
  const slow = { kind: "latency", ms: 30_000, match: "/v3/api_keys" } as const;
  const apiKey = await sandbox.clone("solo", { faults: [slow] });
  await postSession(request, app.url, { api_key: apiKey });
  const leave = new AbortController();
  const headers = { Cookie: await cookieOf(request) };
  const url = `${app.url}/api/v3/api_keys`;
  const left = fetch(url, { headers, signal: leave.signal }).catch(() => "left");
  const hasAsked = async () =>
    (await sandbox.calls(apiKey)).some(({ path }) => path.startsWith("/v3/api_keys"));
  await expect.poll(hasAsked).toBe(true);
  leave.abort();
  expect(await left).toBe("left");
  await expect
    .poll(() => linesOf(app.output()).find(({ route }) => route === "/api/v3/api_keys"))
    .toMatchObject({ status: 499, code: "client_closed" });
  await app.stop();
});

test("a page that fails is a defect in one line, and nothing is written beside the JSON", async ({
  request,
  sandbox,
}) => {
  const app = await startApp(sandboxHosts());
  await postSession(request, app.url, { api_key: await sandbox.clone("solo") });
  const database = new Libsql(join(app.dataDir, "key-audit.db"));
  // A missing table, which no setting can cause, and so a defect.
  database.exec("alter table session rename to elsewhere");
  expect((await request.get(`${app.url}/keys`)).status()).toBe(500);
  database.close();
  await app.stop();
  const lines = linesOf(app.output());
  // The frame and the page inside it each ask for the session.
  const defects = lines.filter(({ event }) => event === "defect");
  expect(defects).not.toEqual([]);
  const oneLine = { level: "error", name: "SqliteError", at: expect.stringContaining(" < ") };
  for (const defect of defects) expect(defect).toMatchObject(oneLine);
  expect(lines.find(({ event, route }) => event === "request" && route === "/keys")).toMatchObject({
    code: "internal",
  });
});
