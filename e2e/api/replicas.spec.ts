import { createHash } from "node:crypto";
import pg from "pg";
import { verifyReview } from "@/lib/audit/review/read";
import { startPostgres } from "@/scripts/postgres.mjs";
import { sandboxHosts } from "../support/addresses";
import { askRaw, expectEnvelope } from "../support/ask";
import { type Balancer, openBalancer } from "../support/balancer";
import { expect, test } from "../support/fixtures";
import { type RunningApp, sessionPassword, startApp } from "../support/start-app";

// Two replicas on one PostgreSQL, behind a balancer that knows neither. The specs share them, one after the other.
test.describe.configure({ mode: "serial" });

const READERS = 8;
const READ_AGAIN = 64;
const DECISIONS = 50;
const unlimited = { rateLimit: null };

let postgres: Awaited<ReturnType<typeof startPostgres>> = null;
/** The connection to PostgreSQL, which a test can break. */
let link: Balancer;
let balancer: Balancer;
let apps: RunningApp[] = [];
let settings: Record<string, string>;

const origin = () => `http://127.0.0.1:${balancer.port}`;
const portOf = ({ url }: RunningApp) => Number(new URL(url).port);

/** A database for these specs, reached over the link. */
async function newDatabase(server: string): Promise<string> {
  const name = `replicas_${crypto.randomUUID().replaceAll("-", "")}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return Object.assign(new URL(server), { host: `127.0.0.1:${link.port}`, pathname: `/${name}` })
    .href;
}

/** Starts a replica and puts it behind the balancer, replacing the one at that index. */
async function startReplica(place: number): Promise<void> {
  const app = await startApp(settings);
  apps[place] = app;
  balancer.ports[place] = portOf(app);
}

test.beforeAll(async () => {
  postgres = await startPostgres();
  test.skip(postgres === null, "There is no PostgreSQL.");
  if (postgres === null) return;
  link = await openBalancer([Number(new URL(postgres.url).port || 5432)]);
  balancer = await openBalancer([]);
  settings = {
    APP_ORIGIN: origin(),
    SESSION_PASSWORD: sessionPassword(),
    ...sandboxHosts(),
    DATABASE_URL: await newDatabase(postgres.url),
  };
  await startReplica(0);
  await startReplica(1);
});

test.afterAll(async () => {
  await Promise.all(apps.map((app) => app.stop("SIGKILL")));
  apps = [];
  await balancer?.close();
  await link?.close();
  await postgres?.stop();
});

/** One request on its own connection, so that each goes to the next replica. */
function ask(path: string, cookie = "", method = "GET", body?: string) {
  const headers = {
    Connection: "close",
    Cookie: cookie,
    Origin: origin(),
    "Content-Type": "application/json",
  };
  return askRaw(origin(), path, { method, headers, ...(body === undefined ? {} : { body }) });
}

async function signIn(apiKey: string): Promise<string> {
  const answer = await ask("/api/session", "", "POST", JSON.stringify({ api_key: apiKey }));
  expect(answer.status, answer.text).toBe(201);
  return answer.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
}

const readsOf = (app: RunningApp | undefined) =>
  (app?.output() ?? "").split('"route":"/api/v3/api_keys","status":200').length - 1;

test("signed in on one, read on both; signed out on one, refused on both at once", async ({
  sandbox,
}) => {
  const cookie = await signIn(await sandbox.clone("solo", unlimited));
  for (let i = 0; i < 10; i += 1) {
    expect((await ask("/api/v3/api_keys", cookie)).status).toBe(200);
  }
  for (const app of apps) expect(readsOf(app)).toBeGreaterThan(2);
  expect((await ask("/api/session", cookie, "DELETE")).status).toBe(204);
  for (let i = 0; i < 10; i += 1) {
    const { status, text } = await ask("/api/session", cookie);
    expect(status).toBe(401);
    expectEnvelope(JSON.parse(text), "signed_out");
  }
});

test("a replica killed at any moment costs the answers it was giving, and nothing else", async ({
  sandbox,
}) => {
  const cookie = await signIn(await sandbox.clone("solo", { ...unlimited, latencyMs: 20 }));
  for (const [round, answersBefore] of [3, 40, 91, 17].entries()) {
    let answered = 0;
    let ending = false;
    const lostBegunAtMs: number[] = [];
    const readers = Array.from({ length: READERS }, async (_, n) => {
      while (!ending) {
        const begunAtMs = performance.now();
        const answer = await ask(n % 2 ? "/api/session" : "/api/v3/api_keys", cookie).catch(
          () => null,
        );
        if (answer === null) lostBegunAtMs.push(begunAtMs);
        else expect(answer.status, answer.text).toBe(200);
        answered += answer === null ? 0 : 1;
      }
    });
    await expect.poll(() => answered, { intervals: [1] }).toBeGreaterThanOrEqual(answersBefore);
    const victim = round % 2;
    const killedAtMs = performance.now();
    await apps[victim]?.stop("SIGKILL");
    const deadAtMs = performance.now();
    const atDeath = answered;
    await expect.poll(() => answered).toBeGreaterThan(atDeath + 5 * READERS);
    await startReplica(victim);
    await expect.poll(() => readsOf(apps[victim])).toBeGreaterThan(2);
    ending = true;
    await Promise.all(readers);
    // Each reader has one request in flight at a time, so no more than this many were.
    const underWay = lostBegunAtMs.filter((begunAtMs) => begunAtMs < killedAtMs);
    expect(underWay.length).toBeLessThanOrEqual(READERS);
    // A socket that closes last may let one more of each in as it dies.
    expect(lostBegunAtMs.length).toBeLessThanOrEqual(2 * READERS);
    for (const begunAtMs of lostBegunAtMs) expect(begunAtMs).toBeLessThan(deadAtMs);
  }
});

test("a scan whose replica is killed goes on with the other within 30 seconds", async ({
  sandbox,
}) => {
  const apiKey = await sandbox.clone("full", { ...unlimited, latencyMs: 300 });
  const cookie = await signIn(apiKey);
  const details = async () =>
    (await sandbox.calls(apiKey)).filter(({ path }) => path.startsWith("/v3/api_keys/"));
  // Read from the first replica directly, because the replica that is asked does the work.
  const leave = new AbortController();
  await fetch(`${apps[0]?.url}/api/audit`, { headers: { cookie }, signal: leave.signal });
  await expect.poll(async () => (await details()).length, { intervals: [50] }).toBeGreaterThan(20);
  await apps[0]?.stop("SIGKILL");
  leave.abort();
  const killedAtMs = Date.now();
  expect((await details()).length).toBeLessThan(100);

  const { status, text } = await ask("/api/audit", cookie);
  expect(status).toBe(200);
  expect(text).toContain('"keys":{"read":100,"failed":0,"total":100}');
  const calls = await details();
  const [first] = calls.filter(({ startedAtMs }) => startedAtMs > killedAtMs);
  expect(first?.startedAtMs).toBeLessThan(killedAtMs + 30_000);
  expect(new Set(calls.map(({ path }) => path)).size).toBe(100);
  // Only keys in flight, or read but not yet written, are read again.
  expect(calls.length).toBeLessThan(100 + READ_AGAIN);
  await startReplica(0);
});

test("fifty decisions at once by two people on two replicas are one chain: none is lost or doubled", async ({
  sandbox,
}) => {
  const keys = Array.from({ length: DECISIONS - 1 }, (_, n) => `key ${n}`);
  const accounts = [{ username: "decided", keys }];
  const apiKey = await sandbox.clone("acme", { ...unlimited, accounts });
  const cookies = [await signIn(apiKey), await signIn(apiKey)];
  for (const cookie of cookies) await ask("/api/audit?account=self", cookie);
  const [first = ""] = cookies;
  const person = (name: string) => ({ name, role: "", relation: "" });
  const body = JSON.stringify({ note: "The quarter", person: person("Ann") });
  const { id } = JSON.parse((await ask("/api/reviews", first, "POST", body)).text);
  const file = async () => (await ask(`/api/reviews/${id}`, first)).text;
  const { snapshot, opening_sha256 } = JSON.parse(await file());
  expect(snapshot.keys).toHaveLength(DECISIONS);
  let losses = 0;
  async function decide(key: { account: string; api_key_id: string }, at: number) {
    const who = { person: person(`Person ${at % 2}`), seconds: 1, together: 1 };
    const said = { decision: "investigate", rationale: "Nobody knows what it is for.", ...who };
    for (let previous: string = opening_sha256; ; ) {
      const { account, api_key_id } = key;
      const decision = JSON.stringify({ account, api_key_id, ...said, previous });
      const path = `/api/reviews/${id}/decisions`;
      const answer = await ask(path, cookies[at % 2], "POST", decision);
      if (answer.status === 201) return;
      expect(answer.status, answer.text).toBe(409);
      const { came_first } = JSON.parse(answer.text);
      expect(came_first.decisions[0].previous, "what came first follows on what was seen").toBe(
        previous,
      );
      losses += 1;
      previous = came_first.head;
    }
  }
  await Promise.all(snapshot.keys.map(decide));
  expect(losses).toBeGreaterThanOrEqual(DECISIONS - 1);
  const digest = async (text: string) => createHash("sha256").update(text).digest("hex");
  const verified = await verifyReview(await file(), digest);
  if (!verified.ok) throw new Error(verified.problem);
  const { decisions } = verified.review;
  expect(decisions).toHaveLength(DECISIONS);
  expect(new Set(decisions.map(({ api_key_id }) => api_key_id)).size).toBe(DECISIONS);
  const posts = apps.map(({ output }) => output().split('"event":"review_decision"').length - 1);
  expect(Math.min(...posts), "both replicas took some").toBeGreaterThan(0);
  expect(posts.reduce((sum, count) => sum + count, 0)).toBe(DECISIONS);
});

test("while PostgreSQL is away: a clear 503, ready never, alive always; and back by itself", async ({
  sandbox,
}) => {
  const apiKey = await sandbox.clone("solo", unlimited);
  const cookie = await signIn(apiKey);
  const behind = link.ports.splice(0);
  link.cut();
  const late = await startApp(settings);
  try {
    const signInBody = JSON.stringify({ api_key: apiKey });
    for (const [method, path, body] of [
      ["GET", "/api/session"],
      ["GET", "/api/v3/api_keys"],
      ["GET", "/api/audit"],
      ["POST", "/api/session", signInBody],
      ["DELETE", "/api/session"],
    ] as const) {
      const answer = await ask(path, cookie, method, body);
      expect(answer.status, `${method} ${path} ${answer.text}`).toBe(503);
      expectEnvelope(JSON.parse(answer.text), "unavailable");
      expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
      expect(answer.headers["set-cookie"], "the session is kept").toBeUndefined();
    }
    for (const { url } of [...apps, late]) {
      expect((await askRaw(url, "/readyz")).status).toBe(503);
      expect((await askRaw(url, "/healthz")).status).toBe(200);
    }
    link.ports.push(...behind);
    for (const { url } of [...apps, late]) {
      await expect.poll(async () => (await askRaw(url, "/readyz")).status).toBe(200);
    }
    expect((await ask("/api/v3/api_keys", cookie)).status).toBe(200);
  } finally {
    await late.stop();
  }
});
