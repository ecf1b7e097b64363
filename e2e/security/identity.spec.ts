import type { APIRequestContext } from "@playwright/test";
import { sandboxHosts } from "../support/addresses";
import { askRaw, cookieOf, expectFailure } from "../support/ask";
import { audit } from "../support/audit-events";
import { test as base, expect, postSession } from "../support/fixtures";
import { heldToContract } from "../support/held-to-contract";
import { sendBytes } from "../support/send-bytes";
import { type RunningApp, sessionPassword, startApp } from "../support/start-app";

const HEADER = "X-Forwarded-Email";
const ANN = "ann@example.com";
const BOB = "bob@example.com";
const NAMED_BY = `identity-aware proxy, header ${HEADER}`;

type Reader = (app: RunningApp, apiKey: string, name?: string) => Promise<APIRequestContext>;

/** An app that trusts any local client as its proxy or, with TRUSTED_PROXY, another one. */
const test = base.extend<{
  startNamed: (settings?: Record<string, string>) => Promise<RunningApp>;
  reader: Reader;
}>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from it, empty or not
  startNamed: async ({}, provide) => {
    const apps: RunningApp[] = [];
    await provide(async (settings = {}) => {
      const own = { SESSION_PASSWORD: sessionPassword(), IDENTITY_HEADER: HEADER };
      const app = await startApp({ ...own, ...sandboxHosts(), ...settings });
      apps.push(app);
      return app;
    });
    await Promise.all(apps.map((app) => app.stop()));
  },
  reader: async ({ playwright }, provide) => {
    const contexts: APIRequestContext[] = [];
    await provide(async (app, apiKey, name) => {
      const extraHTTPHeaders = {
        Origin: app.url,
        ...(name !== undefined && { [HEADER]: name }),
      };
      const made = await playwright.request.newContext({ baseURL: app.url, extraHTTPHeaders });
      const context = heldToContract(made);
      contexts.push(context);
      const signedIn = await postSession(context, app.url, { api_key: apiKey });
      expect(signedIn.status(), await signedIn.text()).toBe(201);
      return context;
    });
    await Promise.all(contexts.map((context) => context.dispose()));
  },
});

/** The effect of a request's headers: the name in the session view, or the status of an earlier refusal. */
async function namedIn(app: RunningApp, cookie: string, lines: string) {
  const headers = { Cookie: `${cookie}${lines}` };
  const { status, body } = await sendBytes(app.url, { path: "/api/session", headers });
  if (status !== 200) return status;
  return JSON.parse(body.slice(body.indexOf("{"), body.lastIndexOf("}") + 1)).person?.name ?? null;
}

const line = (value: string) => `\r\n${HEADER}: ${value}`;

test("a person is who the trusted proxy says, once and readably; else nobody", async ({
  sandbox,
  startNamed,
  reader,
}) => {
  const app = await startNamed();
  const cookie = await cookieOf(await reader(app, await sandbox.clone("solo")));
  expect(await namedIn(app, cookie, line(ANN))).toBe(ANN);
  expect(await namedIn(app, cookie, "")).toBeNull();
  expect(await namedIn(app, cookie, line(""))).toBeNull();
  expect(await namedIn(app, cookie, line(BOB) + line(ANN)), "twice").toBeNull();
  const many = "\r\nx:1".repeat(2_000);
  expect(await namedIn(app, cookie, line(BOB) + many + line(ANN)), "far behind").toBeNull();
  expect(await namedIn(app, cookie, line(`${BOB}, ${ANN}`)), "two in one").toBeNull();
  expect(await namedIn(app, cookie, line("a".repeat(201))), "too long").toBeNull();
  expect(await namedIn(app, cookie, line("ann\u0007")), "refused as it is parsed").toBe(400);
  expect(await namedIn(app, cookie, line("ann\u0085")), "another control character").toBeNull();
  expect(await namedIn(app, cookie, `\r\nX-Forwarded-User: ${ANN}`), "another header").toBeNull();
});

test("who comes past the proxy is nobody, whatever they send, and may read and not act", async ({
  sandbox,
  startNamed,
  reader,
}) => {
  const app = await startNamed({ TRUSTED_PROXY: "203.0.113.1" });
  const browser = await reader(app, await sandbox.clone("solo", { rateLimit: null }), ANN);
  const view = await (await browser.get("/api/session")).json();
  expect(view).toMatchObject({ named_by_proxy: true });
  expect(view.person).toBeUndefined();
  await audit(browser, "self");
  const open = (person?: object) =>
    browser.post("/api/reviews?account=self", { data: { note: "The quarter", person } });
  await expectFailure(await open(), "access_forbidden");
  await expectFailure(await open({ name: ANN, role: "", relation: "" }), "invalid_input");
  expect((await (await browser.get("/api/reviews")).json()).reviews).toEqual([]);
  const history = async () => (await (await browser.get("/api/history")).json()).accounts;
  const [{ label }] = await history();
  const forget = browser.delete("/api/history?account=self", { data: { confirm: label } });
  await expectFailure(await forget, "access_forbidden");
  expect(await history()).toHaveLength(1);
});

test("decisions, sign-off, forgetting and the log name whom the proxy named, and the second person is another", async ({
  sandbox,
  startNamed,
  reader,
}) => {
  const app = await startNamed();
  const apiKey = await sandbox.clone("solo", { rateLimit: null });
  const ann = await reader(app, apiKey, ANN);
  const bob = await reader(app, apiKey, BOB);
  await audit(ann, "self");
  await audit(bob, "self");
  const opened = await ann.post("/api/reviews?account=self", { data: { note: "The quarter" } });
  expect(opened.status(), await opened.text()).toBe(201);
  const { id } = await opened.json();
  const read = async () => (await ann.get(`/api/reviews/${id}`)).json();
  const { snapshot, opening_sha256 } = await read();
  let head: string = opening_sha256;
  for (const { account, api_key_id } of snapshot.keys) {
    const said = { account, api_key_id, decision: "investigate", seconds: 1, together: 1 };
    const rationale = "Nobody knows what it is for.";
    const data = { ...said, rationale, previous: head };
    const typed = { ...data, person: { name: BOB, role: "", relation: "" } };
    const path = `/api/reviews/${id}/decisions`;
    await expectFailure(await ann.post(path, { data: typed }), "invalid_input");
    const decided = await ann.post(path, { data });
    expect(decided.status(), await decided.text()).toBe(201);
    head = (await decided.json()).sha256;
  }
  const seal = (who: APIRequestContext) =>
    who.post(`/api/reviews/${id}/acknowledgement`, { data: { head } });
  await expectFailure(await seal(ann), "invalid_input");
  const other = await reader(app, apiKey, "ANN@example.com ");
  await audit(other, "self");
  await expectFailure(await seal(other), "invalid_input");
  expect((await seal(bob)).status()).toBe(201);
  const file = await read();
  expect(file.opening.opened_by).toMatchObject({ name: ANN, named_by: NAMED_BY });
  expect(file.decisions[0].reviewer).toMatchObject({ name: ANN, named_by: NAMED_BY });
  expect(file.acknowledgement.acknowledged_by).toMatchObject({ name: BOB, named_by: NAMED_BY });

  const { accounts } = await (await ann.get("/api/history")).json();
  const data = { confirm: accounts[0].label };
  expect((await bob.delete("/api/history?account=self", { data })).status()).toBe(204);
  const lines = app
    .output()
    .split("\n")
    .filter((each) => each.startsWith("{"));
  const of = (event: string) =>
    lines.map((each) => JSON.parse(each)).filter((each) => each.event === event);
  expect(of("review_opened")).toMatchObject([{ person: ANN, review: id }]);
  expect(of("review_decision")[0]).toMatchObject({ person: ANN, decision: "investigate", keys: 1 });
  expect(of("review_acknowledged")).toMatchObject([{ person: BOB, review: id }]);
  expect(of("history_forgotten")).toMatchObject([{ person: BOB }]);
  expect(of("request").filter(({ person }) => person === ANN).length).toBeGreaterThan(3);
});

test("without the setting a name is typed, the file says so, and the header is nobody's word", async ({
  sandbox,
  startNamed,
  reader,
}) => {
  const app = await startNamed({ IDENTITY_HEADER: "" });
  const ann = await reader(app, await sandbox.clone("solo", { rateLimit: null }), BOB);
  await audit(ann, "self");
  const note = "The quarter";
  await expectFailure(await ann.post("/api/reviews", { data: { note } }), "invalid_input");
  const person = { name: "Ann", role: "security", relation: "uses none" };
  const { id } = await (await ann.post("/api/reviews", { data: { note, person } })).json();
  const { opening } = await (await ann.get(`/api/reviews/${id}`)).json();
  expect(opening.opened_by).toEqual({ ...person, named_by: "typed" });
  const view = await askRaw(app.url, "/api/session", { headers: { Cookie: await cookieOf(ann) } });
  expect(view.text).not.toMatch(/person|named_by/);
});
