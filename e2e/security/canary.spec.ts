import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { APIRequestContext, Page } from "@playwright/test";
import { Fault } from "@/lib/sandbox/faults/fault";
import { addresses } from "../addresses";
import { cookieOf } from "../api/ask";
import { expect, postSession, test } from "../fixtures";
import { findKey } from "../key-search";
import { traceOf } from "../pages/trace-of";
import { press } from "../press";
import type { SandboxClient } from "../sandbox-client";
import { type RunningApp, sessionPassword, startApp } from "../start-app";
import { everyRoute } from "./every-route";
import { Heard } from "./heard";
import { inTurns } from "./in-turns";
import { type Sent, sendBytes } from "./send-bytes";

const ANSWERS = 5_000;
const SUBUSER = "faulty";
const idOf = (apiKey: string) => apiKey.split(".")[1] ?? "";
const secretOf = (apiKey: string) => apiKey.split(".")[2] ?? "";

/** Every fault the sandbox can do. The kinds are read off its own schema, so that a new one is never left out. */
function everyFault(): Fault[] {
  const more = {
    latency: { ms: 50 },
    redirect: { location: "http://127.0.0.1:9/elsewhere" },
    "rate-limited": { reset: "epoch+1" },
  };
  const statuses = [401, 403, 404, 500, 502, 503, 504] as const;
  const kinds = Fault.options.flatMap(({ shape: { kind } }) =>
    "options" in kind ? kind.options : [...kind.values],
  );
  return kinds.flatMap((kind) =>
    kind === "status"
      ? statuses.map((status) => Fault.parse({ kind, status }))
      : [Fault.parse({ kind, ...(kind in more ? Reflect.get(more, kind) : {}) })],
  );
}

async function filesIn(folder: string, sinceMs = 0): Promise<string[]> {
  const paths: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && (await stat(path)).mtimeMs >= sinceMs) paths.push(path);
  }
  return paths;
}

/** Hears all that a page's context gets, says and holds, from now on. */
function listen(page: Page, heard: Heard) {
  const bodies: Promise<unknown>[] = [];
  page.context().on("response", (response) => {
    const read = async () => {
      const head = JSON.stringify([response.statusText(), await response.headersArray()]);
      const body = await response.body().catch(() => Buffer.from(""));
      heard.answer(response.url(), {
        status: response.status(),
        head,
        body: body.toString("latin1"),
      });
    };
    bodies.push(read().catch(() => {}));
  });
  page.on("console", (message) => heard.add("the console", message.text()));
  page.on("pageerror", (error) => heard.add("an exception", `${error.message} ${error.stack}`));
  return async (secret: string) => {
    await Promise.all(bodies);
    const kept = await page.context().storageState({ indexedDB: true });
    heard.add("the browser's stores", JSON.stringify(kept));
    heard.add(`the page ${page.url()}`, await page.content());
    // Fields, history, and every object that hangs on React's tree: the query cache among them.
    for (const part of [secret.slice(0, 12), secret.slice(15, 27), secret.slice(31)]) {
      expect(await traceOf(page, part), page.url()).toEqual([]);
    }
  };
}

/** A person's way through the app: wrong pastes, sign-in, every page, files, the panel for leaked keys. */
async function browse(page: Page, app: RunningApp, apiKey: string, heard: Heard) {
  const hold = listen(page, heard);
  const secret = secretOf(apiKey);
  const field = page.getByLabel("SendGrid API key");
  const signIn = page.getByRole("button", { name: "Sign in", exact: true });
  await page.goto(`${app.url}/keys`);
  for (const inner of ["\u200b", "\ufeff", "\u00a0", " "]) {
    await field.fill(apiKey.slice(0, 40) + inner + apiKey.slice(40));
    await field.press("Enter");
  }
  await field.fill(apiKey);
  await signIn.click();
  await expect(page).toHaveURL(/\/keys$/);
  await page.waitForLoadState("networkidle");
  await hold(secret);
  const pages = everyRoute(idOf(apiKey)).pages.filter((path) => path !== "/sign-in");
  for (const path of [...pages, "/keys?on-behalf-of=*", "/keys/no-such-key", "/no/such/page"]) {
    await page.goto(app.url + path);
    await page.waitForLoadState("networkidle");
    await hold(secret);
  }
  await page.goto(`${app.url}/keys`);
  for (const format of ["CSV", "JSON", "SARIF"]) {
    await page.getByRole("button", { name: "Export" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: format }).click();
    heard.add(format, await readFile(await (await download).path(), "latin1"));
  }
  const leak = page.getByLabel("A key, a log, or a key’s ID");
  await press(page, "l", leak);
  await leak.fill(apiKey);
  await hold(secret);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((text) => navigator.clipboard.writeText(text), apiKey);
  await leak.press("ControlOrMeta+v");
  await expect(page.getByRole("heading", { name: "This key is yours" })).toBeVisible();
  await hold(secret);
}

/** The key where it does not belong, and where it does but mangled: none of it may come back. */
async function misplace(app: RunningApp, apiKey: string, cookie: string, heard: Heard) {
  const [head, tail] = [apiKey.slice(0, 40), apiKey.slice(40)];
  const inners = ["\n", "\r\n", "\u200b", "\ufeff", "\u00a0", " ", "\0", "é", "…"];
  const keys = [...inners.map((inner) => head + inner + tail), `${apiKey}x`, apiKey.slice(0, -1)];
  const json = { Origin: app.url, "Content-Type": "application/json" };
  const bodies = [
    ...keys.map((api_key) => JSON.stringify({ api_key })),
    JSON.stringify({ api_key: apiKey, region: apiKey }),
    JSON.stringify({ [apiKey]: 1 }),
    JSON.stringify({ api_key: [apiKey] }),
    `{"api_key":"${apiKey}"`,
    apiKey,
  ];
  const sent: Sent[] = [
    ...bodies.map((body) => ({ path: "/api/session", method: "POST", headers: json, body })),
    {
      path: "/api/session",
      method: "POST",
      headers: { ...json, "Content-Type": "text/plain" },
      body: apiKey,
    },
    {
      path: "/api/audit",
      method: "POST",
      headers: { ...json, Cookie: cookie },
      body: JSON.stringify({ account: apiKey, action: apiKey }),
    },
    ...[
      `/api/v3/api_keys/${apiKey}`,
      `/api/${apiKey}`,
      `/api/audit?account=${apiKey}`,
      `/api/v3/subusers?limit=${apiKey}`,
    ].map((path) => ({ path, headers: { Cookie: cookie } })),
    ...[
      "Authorization",
      "on-behalf-of",
      "Cookie",
      "X-Forwarded-For",
      "Origin",
      "Sec-Fetch-Site",
    ].map((name) => ({
      path: "/api/v3/scopes",
      headers: { Cookie: cookie, [name]: name === "Authorization" ? `Bearer ${apiKey}` : apiKey },
    })),
    // Cut at 200 characters on its way to the log, at any place of the key.
    ...Array.from({ length: 70 }, (_, place) => ({
      path: `/api/${"x".repeat(199 - 5 - place)}${apiKey}`,
      headers: { Cookie: cookie },
    })),
  ];
  await inTurns(sent, 8, async (each) => {
    const answer = await sendBytes(app.url, each);
    expect(answer.status, JSON.stringify(each)).toBeLessThan(500);
    heard.answer(`${each.method ?? "GET"} ${each.path}`, answer);
  });
}

/** Each fault of SendGrid's while signing in, and while reading: each as what a reader of each kind gets. */
async function breakSendGrid(
  request: APIRequestContext,
  sandbox: SandboxClient,
  app: RunningApp,
  { apiKey, cookie, heard }: { apiKey: string; cookie: string; heard: Heard },
) {
  const ask = async (what: string, sent: Sent) =>
    heard.answer(what, await sendBytes(app.url, sent));
  const body = JSON.stringify({ api_key: apiKey });
  const headers = { Origin: app.url, "Content-Type": "application/json" };
  const faults = everyFault();
  const isSlow = ({ kind }: Fault) => /^(?:hang|drip)/.test(kind);
  for (const fault of faults.filter((each) => !isSlow(each))) {
    await sandbox.setFaults(apiKey, [{ ...fault, match: "/v3/scopes", times: 3 }]);
    const what = `signing in, ${JSON.stringify(fault)}`;
    await ask(what, { path: "/api/session", method: "POST", headers, body });
  }
  // Each fault is an account's, so that all of them happen at once.
  const accounts = faults.map((fault, index) => [`${SUBUSER}-${index}`, fault] as const);
  await sandbox.setFaults(
    apiKey,
    accounts.map(([onBehalfOf, fault]) => ({ ...fault, onBehalfOf })),
  );
  await inTurns(accounts, accounts.length, async ([name, fault]) => {
    const what = JSON.stringify(fault);
    const signedIn = { Cookie: cookie, "on-behalf-of": name };
    await Promise.all([
      ask(`${what}, a list`, { path: "/api/v3/api_keys", headers: signedIn }),
      ask(`${what}, a key`, { path: "/api/v3/api_keys/some-id", headers: signedIn }),
      ask(`${what}, a page`, { path: `/keys?on-behalf-of=${name}`, headers: { Cookie: cookie } }),
      ask(`${what}, a key's page`, {
        path: `/keys/some-id?on-behalf-of=${name}`,
        headers: { Cookie: cookie },
      }),
    ]);
  });
  await sandbox.setFaults(apiKey, []);
  expect((await postSession(request, app.url, { api_key: apiKey })).status()).toBe(201);
}

/** Every route in every way that answers differently, over and over, until as many answers were heard as were asked for. */
async function repeat(app: RunningApp, apiKey: string, cookie: string, heard: Heard) {
  const { pages, routes } = everyRoute(idOf(apiKey));
  const ways = [
    ...[...pages, ...routes].flatMap((path): Sent[] => [
      { path },
      ...["GET", "HEAD", "OPTIONS", "PUT", "TRACE"].map((method) => ({
        path,
        method,
        headers: { Cookie: cookie },
      })),
      { path, headers: { Cookie: cookie, RSC: "1" } },
      { path, headers: { Cookie: cookie, RSC: "1", "Next-Router-Prefetch": "1" } },
      { path, headers: { Cookie: cookie, "Sec-Fetch-Site": "cross-site" } },
    ]),
    ...routes.flatMap((path) => [
      { path, headers: { Cookie: cookie, "on-behalf-of": "nobody" } },
      { path, headers: { Cookie: cookie, "on-behalf-of": "é" } },
    ]),
  ];
  const reads = routes.filter((path) => path.startsWith("/api/v3") || path === "/api/session");
  const rest = function* (): Generator<Sent> {
    yield* ways;
    for (let turn = 0; heard.answers < ANSWERS; turn += 1) {
      yield { path: reads[turn % reads.length] ?? "", headers: { Cookie: cookie } };
    }
  };
  await inTurns(rest(), 16, async (sent) => {
    heard.answer(`${sent.method ?? "GET"} ${sent.path}`, await sendBytes(app.url, sent));
  });
}

test(`the key is in none of ${ANSWERS} answers, no page, log or file, in no form and no part`, async ({
  page,
  request,
  sandbox,
}) => {
  test.setTimeout(240_000);
  const startedAtMs = Date.now();
  const { globalUrl, euUrl } = addresses();
  const app = await startApp({
    SESSION_PASSWORD: sessionPassword(),
    SENDGRID_BASE_URL: globalUrl,
    SENDGRID_EU_BASE_URL: euUrl,
  });
  const heard = new Heard();
  try {
    const apiKey = await sandbox.clone("acme", { rateLimit: null });
    await postSession(request, app.url, { api_key: apiKey });
    const cookie = await cookieOf(request);
    await Promise.all([
      browse(page, app, apiKey, heard),
      misplace(app, apiKey, cookie, heard).then(() => repeat(app, apiKey, cookie, heard)),
    ]);
    // By itself: so much trouble opens the breaker for the whole host.
    await breakSendGrid(request, sandbox, app, { apiKey, cookie, heard });

    for (const path of await filesIn(app.dataDir)) heard.add(path, await readFile(path, "latin1"));
    // The key is younger than the build: only what was written since can hold it.
    for (const path of await filesIn(".next", startedAtMs)) {
      heard.add(path, await readFile(path, "latin1"));
    }
    heard.add("the log", app.output());
    expect(heard.traces(apiKey)).toEqual([]);
    expect(heard.answers).toBeGreaterThanOrEqual(ANSWERS);
    const statuses = [200, 201, 307, 400, 401, 403, 404, 405, 413, 415, 429, 502, 504];
    expect([...heard.statuses.keys()]).toEqual(
      expect.arrayContaining(statuses.filter((s) => s !== 413)),
    );
    expect(app.output()).toContain('"event":"request"');
    // What is public of the key is everywhere: the search looks where it would be.
    expect(app.output()).toContain(`SG.${idOf(apiKey)}.[redacted]`);
  } finally {
    await app.stop();
  }
  const maps = (await filesIn(".next/static")).filter((path) => path.endsWith(".map"));
  for (const path of maps) {
    const { sources, sections = [] } = JSON.parse(await readFile(path, "utf8"));
    expect([...sources, ...sections], "sources for the browser").toEqual([]);
  }
});

test("the search finds a key in every form, whole or in part, wherever it begins", () => {
  const secret = "zQ7-k3_Vx9Lw5RtY1mN8bC4hJ2gD6sF0pA-eU_iOqTx";
  const apiKey = `SG.${"i".repeat(22)}.${secret}`;
  const upper = (text: string) => text.toUpperCase();
  const unit = (char: string, prefix: string, width: number) =>
    prefix + char.charCodeAt(0).toString(16).padStart(width, "0");
  const forms: Record<string, ((text: string) => string)[]> = {
    plain: [(text) => text],
    reversed: [(text) => Array.from(text).reverse().join("")],
    hex: [
      (text) => Buffer.from(text).toString("hex"),
      (text) => upper(Buffer.from(text).toString("hex")),
    ],
    base64: [
      (text) => Buffer.from(text).toString("base64"),
      (text) => Buffer.from(text).toString("base64url"),
    ],
    percent: [(text) => Array.from(text, (char) => unit(char, "%", 2)).join("")],
    unicode: [(text) => Array.from(text, (char) => unit(char, "\\u", 4)).join("")],
    "utf-16": [(text) => Buffer.from(text, "utf16le").toString("latin1")],
  };
  for (const [form, writers] of Object.entries(forms)) {
    for (const write of writers) {
      for (let from = 0; from + 12 <= secret.length; from += 1) {
        // Base64 needs three characters more on either side, to hold twelve whole ones at any alignment.
        const text = `${"x".repeat(from % 3)}, ${secret.slice(from, from + 12)}, y`;
        expect(findKey(apiKey, `before ${write(text)} after`), `${form} of ${text}`).toContain(
          form,
        );
      }
    }
  }
  expect(
    findKey(apiKey, `SG.${"i".repeat(22)}. ${secret.slice(0, 11)} ${secret.slice(-11)}`),
  ).toEqual([]);
});
