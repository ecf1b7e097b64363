import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { connect, type Socket } from "node:net";
import type { APIRequestContext } from "@playwright/test";
import { forgetPeak, memoryOf } from "@/scripts/process-memory.mjs";
import { askRaw, cookieOf, expectEnvelope } from "../support/ask";
import { test as base, expect, postSession } from "../support/fixtures";
import type { RunningApp } from "../support/start-app";

const MB = 1_048_576;
const BODY_MB = 200;
const LIMIT_MB = 50;

// An app for this worker only, so that no other requests affect its memory.
const test = base.extend({ baseURL: ({ ownApp }, provide) => provide(ownApp.url) });

/** Signs in and sends enough requests that everything which grows once, on first use, has grown. */
async function warm(request: APIRequestContext, app: RunningApp, apiKey: string): Promise<string> {
  const response = await postSession(request, app.url, { api_key: apiKey });
  expect(response.status(), await response.text()).toBe(201);
  const headers = { Origin: app.url };
  for (let index = 0; index < 20; index += 1) {
    await request.get("/api/v3/scopes");
    await request.post("/api/audit", { headers, data: {} });
    await postSession(request, app.url, {});
  }
  return cookieOf(request);
}

/** Asserts that the app never uses much more memory during `work` than before it. */
async function expectBounded(app: RunningApp, work: () => Promise<void>) {
  forgetPeak(app.pid);
  const { nowMb } = memoryOf(app.pid);
  await work();
  const { peakMb } = memoryOf(app.pid);
  expect(peakMb - nowMb).toBeLessThan(LIMIT_MB);
}

type Upload = { status: number | undefined; text: string; tookMs: number };

/** Usually it takes a tenth of this; the request deadline, which would also close the connection, is longer. */
const CLOSED_WITHIN_MS = 10_000;

/** Uploads spaces as fast as they are accepted, until all are sent or the connection closes. */
function upload(
  app: RunningApp,
  path: string,
  headers: Record<string, string>,
  bytes = BODY_MB * MB,
): Promise<Upload> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(app.url);
    const all = { Origin: app.url, "Content-Type": "application/json", ...headers };
    const request = httpRequest({ hostname, port, path, method: "POST", headers: all });
    const chunk = Buffer.alloc(Math.min(bytes, 64 * 1_024), " ");
    let sent = 0;
    let status: number | undefined;
    let text = "";
    const more = () => {
      while (sent < bytes && !request.destroyed) {
        sent += chunk.length;
        if (!request.write(chunk)) return void request.once("drain", more);
      }
      request.end();
    };
    request.on("response", (response) => {
      status = response.statusCode;
      response.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
    });
    request.on("error", () => {});
    const startedAtMs = Date.now();
    request.on("close", () => resolve({ status, text, tookMs: Date.now() - startedAtMs }));
    more();
  });
}

for (const path of ["/api/session", "/api/audit"]) {
  for (const [how, headers] of [
    ["its length told", { "Content-Length": String(BODY_MB * MB) }],
    ["in chunks", {}],
  ] as const) {
    test(`200 MB to ${path}, ${how}: 413, and not in memory`, async ({
      ownApp: app,
      request,
      sandbox,
    }) => {
      const cookie = await warm(request, app, await sandbox.clone("solo"));
      await expectBounded(app, async () => {
        const all = { ...headers, Cookie: cookie };
        const { status, text, tookMs } = await upload(app, path, all);
        expect(status).toBe(413);
        expect(tookMs).toBeLessThan(CLOSED_WITHIN_MS);
        expectEnvelope(JSON.parse(text), "too_large");
      });
      expect((await askRaw(app.url, "/healthz")).status).toBe(200);
    });
  }
}

for (const [what, path, headers, expected] of [
  ["too large", "/api/session", {}, 413],
  ["too large, to one signed out", "/api/audit", {}, 401],
  ["of another type", "/api/session", { "Content-Type": "text/plain" }, 415],
  ["from elsewhere", "/api/session", { Origin: "https://elsewhere.example" }, 403],
  ["to a page", "/keys", {}, 405],
  ["to no address", "/api/nowhere", {}, 404],
] as const) {
  test(`a body of 100 kB ${what}: its ${expected} is never lost to a reset connection`, async ({
    ownApp: app,
  }) => {
    const statuses = new Map<number | undefined, number>();
    for (let round = 0; round < 15; round += 1) {
      const sent = Array.from({ length: 4 }, () => upload(app, path, headers, 100_000));
      for (const { status } of await Promise.all(sent)) {
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    }
    expect([...statuses]).toEqual([[expected, 60]]);
  });
}

test("200 MB to a page: 405, and not in memory", async ({ ownApp: app, request, sandbox }) => {
  const cookie = await warm(request, app, await sandbox.clone("solo"));
  await expectBounded(app, async () => {
    const { status } = await upload(app, "/keys", { Cookie: cookie, "Next-Action": "x" });
    expect(status).toBe(405);
  });
});

async function open(app: RunningApp, bytes: string): Promise<Socket> {
  const { hostname, port } = new URL(app.url);
  const socket = connect(Number(port), hostname);
  await once(socket, "connect");
  socket.write(bytes);
  return socket;
}

const post = (length: number) =>
  `POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n`;

test("a length that lies: what is more than it says is no part of the body", async ({
  ownApp: app,
}) => {
  const origin = `Origin: ${app.url}\r\n\r\n`;
  const short = await open(app, `${post(2)}${origin}{}GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n`);
  let answers = "";
  short.setEncoding("utf8").on("data", (text: string) => {
    answers += text;
  });
  await expect.poll(() => answers).toMatch(/HTTP\/1\.1 400 [\s\S]*HTTP\/1\.1 200 /);
  short.destroy();
});

test("headers and bodies that come a byte a second: 408, nobody else waits", async ({
  ownApp: app,
}) => {
  const slow = [
    await open(app, "GET /healthz HTTP/1.1\r\nX-Slow: "),
    await open(app, `${post(4_000)}Origin: ${app.url}\r\n\r\n`),
    // Less than it announced.
    await open(app, `${post(40)}Origin: ${app.url}\r\n\r\n{}`),
  ];
  const answers = slow.map((socket) => {
    let answer = "";
    socket.on("error", () => {});
    socket.setEncoding("utf8").on("data", (text: string) => {
      answer += text;
    });
    return () => answer;
  });
  const drip = setInterval(() => {
    for (const socket of slow.slice(0, 2)) if (socket.writable) socket.write(" ");
  }, 1_000);
  for (const answer of answers) {
    await expect.poll(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer()).toContain('"code":"request_timeout"');
    expect((await askRaw(app.url, "/healthz")).status).toBe(200);
  }
  clearInterval(drip);
  for (const socket of slow) socket.destroy();
});

test("a body 10,000 lists deep is too large, and 1,500 deep is none", async ({ ownApp: app }) => {
  for (const [depth, status] of [
    [10_000, 413],
    [1_500, 400],
  ] as const) {
    const { status: told } = await askRaw(app.url, "/api/session", {
      method: "POST",
      headers: { Origin: app.url, "Content-Type": "application/json" },
      body: "[".repeat(depth) + "]".repeat(depth),
    });
    expect(told).toBe(status);
  }
});

test("a gzip bomb and a JSON 100,000 deep from SendGrid: 502, and not in memory", async ({
  ownApp: app,
  request,
  sandbox,
}) => {
  const apiKey = await sandbox.clone("acme");
  await warm(request, app, apiKey);
  for (const kind of ["gzip-bomb", "deep-json"] as const) {
    await sandbox.setFaults(apiKey, [{ kind }]);
    await expectBounded(app, async () => {
      for (const path of ["/api/v3/scopes", "/api/v3/api_keys", "/api/v3/subusers"]) {
        const response = await request.get(path);
        expect(response.status()).toBe(502);
        expectEnvelope(await response.json(), "upstream_unreadable");
      }
    });
  }
  await sandbox.setFaults(apiKey, []);
  expect((await request.get("/api/v3/scopes")).status()).toBe(200);
});

/** Opens a scan's stream and reads only its status. */
async function openDeaf(
  app: RunningApp,
  cookie: string,
): Promise<{ socket: Socket; head: string }> {
  const get = `GET /api/audit?account=all HTTP/1.1\r\nHost: x\r\nCookie: ${cookie}\r\n\r\n`;
  const socket = await open(app, get);
  socket.on("error", () => {});
  const [first] = await once(socket, "data");
  socket.pause();
  return { socket, head: String(first).split("\r\n", 1)[0] ?? "" };
}

test("a reader of a scan who never reads does not hold it up", async ({
  ownApp: app,
  request,
  playwright,
  sandbox,
}) => {
  const apiKey = await sandbox.clone("fleet", { rateLimit: null });
  const cookie = await warm(request, app, apiKey);
  const deaf = await openDeaf(app, cookie);
  expect(deaf.head).toContain("200");
  // The same account in another session, which can follow the scan.
  const other = await playwright.request.newContext({ baseURL: app.url });
  expect((await postSession(other, app.url, { api_key: apiKey })).status()).toBe(201);
  const told = await (await other.get("/api/audit?account=all")).text();
  const end = told.trimEnd().split("\n").at(-1);
  expect(end).toContain('"type":"done","accounts":{"read":1001,"failed":0,"total":1001}');
  deaf.socket.destroy();
  await other.dispose();
});

test("a session follows at most 20 scans at once, and gets a place back from who leaves", async ({
  ownApp: app,
  request,
  sandbox,
}) => {
  const cookie = await warm(request, app, await sandbox.clone("acme", { latencyMs: 300 }));
  const first = await openDeaf(app, cookie);
  const headers = { Origin: app.url };
  const data = { account: "all", action: "pause" };
  expect((await request.post("/api/audit", { headers, data })).status()).toBe(204);
  // The streams of a paused scan stay open.
  const all = [first];
  while (all.length < 23) all.push(await openDeaf(app, cookie));
  const statuses = all.map(({ head }) => head.split(" ")[1]);
  expect(statuses).toEqual([...Array(20).fill("200"), ...Array(3).fill("429")]);
  first.socket.destroy();
  await expect
    .poll(async () => {
      const { socket, head } = await openDeaf(app, cookie);
      all.push({ socket, head });
      return head;
    })
    .toContain("200");
  for (const { socket } of all) socket.destroy();
  // An answer without a body must not take a slot, because nothing would ever release it.
  for (let index = 0; index < 25; index += 1) {
    expect((await request.head("/api/audit?account=all")).status()).toBe(200);
  }
});
