import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "@playwright/test";
import { addresses, sandboxHosts } from "../support/addresses";
import { askRaw, expectEnvelope, type RawAnswer } from "../support/ask";
import { everyRoute } from "../support/every-route";
import { scoreHeaders } from "../support/header-score";
import { sandboxClient } from "../support/sandbox-client";
import { type RunningApp, sessionPassword, startApp } from "../support/start-app";

/** Configured as deployed: behind a proxy that terminates TLS. */
const APP_ORIGIN = "https://keys.example.com";
const SESSION_PASSWORD = sessionPassword();
// One app for all tests: in parallel, each worker would start its own.
test.describe.configure({ mode: "default" });
let app: RunningApp;
let apiKey = "";
let cookie = "";

test.beforeAll(async () => {
  const { controlUrl } = addresses();
  app = await startApp({
    APP_ORIGIN,
    SESSION_PASSWORD,
    ...sandboxHosts(),
  });
  apiKey = await sandboxClient(controlUrl).clone("acme");
  const answer = await askRaw(app.url, "/api/session", {
    method: "POST",
    headers: { Origin: APP_ORIGIN, "Content-Type": "application/json" },
    body: JSON.stringify({ api_key: apiKey }),
  });
  expect(answer.status, answer.text).toBe(201);
  expectNoPenalty("POST /api/session", answer);
  cookie = String(answer.headers["set-cookie"]).split(";", 1)[0] ?? "";
});
test.afterAll(() => app.stop());

function expectNoPenalty(what: string, { headers }: Pick<RawAnswer, "headers">) {
  const { score, penalties } = scoreHeaders(headers);
  expect(penalties, what).toEqual([]);
  expect(score, what).toBeGreaterThanOrEqual(150);
  expect(headers["x-powered-by"], what).toBeUndefined();
  expect(headers.server, what).toBeUndefined();
}

async function expectStatus(path: string, status: number, init: Parameters<typeof askRaw>[2] = {}) {
  const what = `${init.method ?? "GET"} ${path}`;
  const answer = await askRaw(app.url, path, init);
  expect(answer.status, what).toBe(status);
  expectNoPenalty(what, answer);
  return answer;
}

/**
 * Sends raw bytes.
 * @returns the answer's head and body, as text
 */
async function askBytes(bytes: string): Promise<RawAnswer> {
  const { hostname, port } = new URL(app.url);
  const socket = connect(Number(port), hostname);
  await once(socket, "connect");
  socket.write(bytes);
  const [head = "", body = ""] = (await text(socket)).split("\r\n\r\n", 2);
  const [status = "", ...lines] = head.split("\r\n");
  const headers = lines.map((line) => line.split(/:\s*/, 2).map((part) => part.toLowerCase()));
  return { status: Number(status.split(" ")[1]), headers: Object.fromEntries(headers), text: body };
}

test("every page, signed in and out, and every script and style it loads", async () => {
  const Cookie = () => ({ headers: { Cookie: cookie } });
  const assets = new Set<string>();
  const { pages } = everyRoute(apiKey.slice(3, 25));
  const ofOwnAccount = pages.map((path) => `${path}?on-behalf-of=`);
  for (const path of [...ofOwnAccount, "/keys?on-behalf-of=*", "/keys?on-behalf-of=nobody"]) {
    const { text } = await expectStatus(path, 200, Cookie());
    expect(text, "the policy lets only scripts set one").not.toMatch(/<[a-z][^>]* style="/);
    for (const [, asset = ""] of text.matchAll(
      /(?:src|href)="(\/[^"]+\.(?:js|css|woff2|svg)[^"]*)"/g,
    ))
      assets.add(asset);
    await expectStatus(path, path.startsWith("/sign-in") ? 200 : 307);
    await expectStatus(path, 200, { method: "HEAD", ...Cookie() });
  }
  expect(assets.size).toBeGreaterThan(10);
  for (const asset of assets) await expectStatus(asset, 200);
  await expectStatus("/keys/AAAAAAAAAAAAAAAAAAAAAA", 404, Cookie());
  await expectStatus("/no-such-page", 404);
  await expectStatus("/_next/static/no-such-script.js", 404);
  await expectStatus("/keys/", 308, Cookie());
  // The address names no account, so it redirects to all of them.
  await expectStatus("/", 307, Cookie());
});

test("every file of the public folder has the policy of what is no page", async () => {
  const files = await readdir("public");
  expect(files).toContain("robots.txt");
  for (const file of files) {
    const { headers } = await expectStatus(`/${file}`, 200);
    expect(headers["content-security-policy"], file).toBe(
      "default-src 'none'; frame-ancestors 'none'",
    );
  }
});

test("every address of the API, answered and refused", async () => {
  const headers = { Cookie: cookie };
  for (const path of [
    "/api/session",
    "/api/v3/api_keys",
    `/api/v3/api_keys/${apiKey.slice(3, 25)}`,
    "/api/v3/scopes",
    "/api/v3/subusers",
    "/api/v3/partners/accounts",
    "/api/audit?account=self",
    "/api/last-mail",
    `/api/last-mail/${apiKey.slice(3, 25)}`,
  ]) {
    await expectStatus(path, 200, { headers });
    await expectStatus(path, 401);
    const refused = await expectStatus(path, 405, {
      method: "PUT",
      headers: { Origin: APP_ORIGIN },
    });
    expectEnvelope(JSON.parse(refused.text), "method_not_allowed");
    await expectStatus(path, 403, { headers: { ...headers, "Sec-Fetch-Site": "cross-site" } });
  }
  for (const path of ["/healthz", "/readyz"]) await expectStatus(path, 200);
  await expectStatus("/api/no-such-address", 404);
  await expectStatus("/api/v3/api_keys/a%20b", 400, { headers });
  await expectStatus("/api/session", 403, { method: "DELETE" });
  const body = Buffer.alloc(5_000, " ");
  const json = { Origin: APP_ORIGIN, "Content-Type": "application/json" };
  await expectStatus("/api/session", 413, { method: "POST", headers: json, body });
  await expectStatus("/api/session", 415, { method: "POST", headers: { Origin: APP_ORIGIN } });
  await expectStatus("/api/session", 204, { method: "OPTIONS" });
});

test("what never reaches a route: half an escape, other methods, what is no HTTP", async () => {
  const notWellFormed = await expectStatus("/api/v3/api_keys/%E0%A4%A", 400);
  expectEnvelope(JSON.parse(notWellFormed.text), "invalid_input");
  for (const method of ["TRACE", "PROPFIND", "PURGE"]) {
    for (const path of ["/", "/api/session", "/_next/static/x.js"]) {
      const answer = await expectStatus(path, 405, {
        method,
        headers: { Cookie: `${cookie.split("=", 1)[0]}=secret` },
      });
      expectEnvelope(JSON.parse(answer.text), "method_not_allowed");
      expect(answer.text).not.toContain("secret");
    }
  }
  for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
    const answer = await expectStatus("/keys", 405, {
      method,
      headers: { Cookie: cookie, Origin: APP_ORIGIN, "Next-Action": "a".repeat(42) },
    });
    expectEnvelope(JSON.parse(answer.text), "method_not_allowed");
  }
  const raw = [
    ["GET / HTTP/1.1\r\nHost: x\r\nBad Header\r\n\r\n", 400, "invalid_input"],
    ["\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 400, "invalid_input"],
    ["GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400, "invalid_input"],
    [`GET / HTTP/1.1\r\nHost: x\r\nX: ${"x".repeat(20_000)}\r\n\r\n`, 431, "headers_too_large"],
    ["CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n\r\n", 405, "method_not_allowed"],
    [
      "GET /keys HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
      400,
      "invalid_input",
    ],
  ] as const;
  for (const [bytes, status, code] of raw) {
    const answer = await askBytes(bytes);
    expect(answer.status, bytes.slice(0, 40)).toBe(status);
    expectNoPenalty(bytes.slice(0, 40), answer);
    expectEnvelope(JSON.parse(answer.text), code);
    expect(answer.headers.connection).toBe("close");
  }
  for (const climbing of ["/_next/static/../../api/session", "/_next/static/%2e%2e/%2e%2e/keys"]) {
    const answer = await askBytes(
      `GET ${climbing} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: ${cookie}\r\n\r\n`,
    );
    expect(answer.status, climbing).toBe(400);
  }
  const expecting = await askBytes(
    "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: a-gift\r\n\r\n",
  );
  expect(expecting.status).toBe(200);
  expectNoPenalty("Expect", expecting);
  await expectStatus("/healthz", 200);
});

test("a store that is away: 503 from the API, and a page that says it is broken", async () => {
  const broken = await startApp({
    APP_ORIGIN,
    SESSION_PASSWORD,
    ...sandboxHosts(),
    // Nothing listens there.
    DATABASE_URL: "postgres://key_audit@127.0.0.1:1/away",
  });
  const headers = { Cookie: cookie };
  const statuses: Record<string, number> = {};
  for (const path of ["/api/session", "/api/v3/api_keys", "/readyz", "/keys", "/"]) {
    const answer = await askRaw(broken.url, path, { headers });
    expectNoPenalty(path, answer);
    statuses[path] = answer.status;
  }
  await broken.stop();
  expect(statuses).toEqual({
    "/api/session": 503,
    "/api/v3/api_keys": 503,
    "/readyz": 503,
    "/keys": 500,
    "/": 500,
  });
});

test("the scorer sees what is missing", () => {
  const good = {
    "content-security-policy": "default-src 'none'",
    "x-frame-options": "DENY",
    "strict-transport-security": "max-age=31536000",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "same-origin",
  };
  expect(scoreHeaders(good)).toEqual({ score: 150, penalties: [] });
  expect(scoreHeaders({}).penalties).toHaveLength(5);
  for (const [name, policy, score] of [
    ["content-security-policy", "default-src 'none'; style-src-attr 'unsafe-inline'", 140],
    ["content-security-policy", "default-src 'none'; script-src 'strict-dynamic'", 75],
    ["content-security-policy", "default-src 'self'; script-src 'unsafe-inline'", 80],
    ["strict-transport-security", "max-age=60", 140],
    ["x-content-type-options", "", 145],
    ["cross-origin-opener-policy", "unsafe-none", 140],
  ] as const) {
    expect(scoreHeaders({ ...good, [name]: policy }).score, `${name}: ${policy}`).toBe(score);
  }
  const cookies = { ...good, "set-cookie": ["a=b; Path=/; HttpOnly; SameSite=Strict"] };
  expect(scoreHeaders(cookies).penalties).toEqual(["-40 a cookie without Secure"]);
});
