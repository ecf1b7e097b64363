import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { APIRequestContext } from "@playwright/test";
import type { Fault } from "@/lib/sandbox/faults/fault";
import { sandboxHosts } from "../support/addresses";
import { cookieOf } from "../support/ask";
import { browseEverything } from "../support/browse-everything";
import { everyFault } from "../support/every-fault";
import { everyRoute } from "../support/every-route";
import { expect, postSession, test } from "../support/fixtures";
import { Heard } from "../support/heard";
import { inTurns } from "../support/in-turns";
import { misplacedKey } from "../support/misplaced-key";
import type { SandboxClient } from "../support/sandbox-client";
import { type Sent, sendBytes } from "../support/send-bytes";
import { type RunningApp, sessionPassword, startApp } from "../support/start-app";

const ANSWERS = 5_000;
const SUBUSER = "faulty";
const idOf = (apiKey: string) => apiKey.split(".")[1] ?? "";

async function filesIn(folder: string, sinceMs = 0): Promise<string[]> {
  const paths: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && (await stat(path)).mtimeMs >= sinceMs) paths.push(path);
  }
  return paths;
}

/** Sends the key in wrong places, and mangled in the right one. */
async function misplace(app: RunningApp, apiKey: string, cookie: string, heard: Heard) {
  await inTurns(misplacedKey(app.url, apiKey, cookie), 8, async (each) => {
    const answer = await sendBytes(app.url, each);
    expect(answer.status, JSON.stringify(each)).toBeLessThan(500);
    heard.answer(`${each.method ?? "GET"} ${each.path}`, answer);
  });
}

/** Triggers each SendGrid fault during sign-in and during reading, for each kind of reader. */
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
  // Each fault belongs to one account, so that all of them happen at once.
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
  // The circuit breaker lets one call through every five seconds, to check whether the host is back.
  await expect
    .poll(async () => (await postSession(request, app.url, { api_key: apiKey })).status())
    .toBe(201);
}

/**
 * Requests every route in every way that answers differently, repeatedly, until the wanted number of answers has come.
 */
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

test(`the key is in none of ${ANSWERS} answers, no page, log or file, in no form and no part`, {
  tag: "@long",
}, async ({ page, request, sandbox }) => {
  test.setTimeout(600_000);
  const startedAtMs = Date.now();
  const app = await startApp({
    SESSION_PASSWORD: sessionPassword(),
    ...sandboxHosts(),
  });
  const heard = new Heard();
  try {
    const apiKey = await sandbox.clone("acme", { rateLimit: null });
    await postSession(request, app.url, { api_key: apiKey });
    const cookie = await cookieOf(request);
    await Promise.all([
      browseEverything(page, app.url, apiKey, heard),
      misplace(app, apiKey, cookie, heard).then(() => repeat(app, apiKey, cookie, heard)),
    ]);
    // Run alone: this many failures open the circuit breaker for the whole host.
    await breakSendGrid(request, sandbox, app, { apiKey, cookie, heard });

    for (const path of await filesIn(app.dataDir)) heard.add(path, await readFile(path, "latin1"));
    // The key is newer than the build, so only files written since can contain it.
    for (const path of await filesIn(".next", startedAtMs)) {
      heard.add(path, await readFile(path, "latin1"));
    }
    heard.add("the log", app.output());
    expect(heard.traces(apiKey)).toEqual([]);
    expect(heard.answers).toBeGreaterThanOrEqual(ANSWERS);
    const statuses = [200, 201, 307, 400, 401, 403, 404, 405, 415, 429, 502, 504];
    expect([...heard.statuses.keys()]).toEqual(expect.arrayContaining(statuses));
    expect(app.output()).toContain('"event":"request"');
    // The key's public part is everywhere, which proves that the search looks in the right places.
    expect(app.output()).toContain(`"api_key_id":"${idOf(apiKey)}"`);
  } finally {
    await app.stop();
  }
  const maps = (await filesIn(".next/static")).filter((path) => path.endsWith(".map"));
  for (const path of maps) {
    const { sources, sections = [] } = JSON.parse(await readFile(path, "utf8"));
    expect([...sources, ...sections], "sources for the browser").toEqual([]);
  }
});
