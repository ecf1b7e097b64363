import { createHash } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import type { History, HistoryChanges, KeyLives } from "@/lib/contract/history";
import type { CloneOptions } from "@/lib/sandbox/credentials";
import { expectFailure, expectNotKept } from "../support/ask";
import { audit } from "../support/audit-events";
import { test as base, expect, madeUpAddress, postSession } from "../support/fixtures";
import { heldToContract } from "../support/held-to-contract";

type Account = NonNullable<CloneOptions["accounts"]>[number];

/** A reader of an app whose history no other spec writes. */
const test = base.extend<{ reader: (apiKey: string) => Promise<APIRequestContext> }>({
  reader: async ({ playwright, ownApp }, provide) => {
    const contexts: APIRequestContext[] = [];
    await provide(async (apiKey) => {
      const extraHTTPHeaders = { Origin: ownApp.url, "X-Forwarded-For": madeUpAddress() };
      const baseURL = ownApp.url;
      const made = await playwright.request.newContext({ baseURL, extraHTTPHeaders });
      const context = heldToContract(made);
      contexts.push(context);
      const signedIn = await postSession(context, ownApp.url, { api_key: apiKey });
      expect(signedIn.status(), await signedIn.text()).toBe(201);
      return context;
    });
    await Promise.all(contexts.map((context) => context.dispose()));
  },
});

async function scanAgain(context: APIRequestContext, account = "self") {
  const asked = await context.post("/api/audit", { data: { account, action: "refresh" } });
  expect(asked.status(), await asked.text()).toBe(204);
  await audit(context, account);
}

async function read<T>(context: APIRequestContext, path: string): Promise<T> {
  const response = await context.get(path);
  expect(response.status(), await response.text()).toBe(200);
  expectNotKept(response.headers());
  return response.json();
}

const keysOf = (owner: string, account: string) =>
  [0, 1].map((n) => `key of ${owner} in ${account} ${n}`);
/**
 * Both have subusers with the same names, at different positions, so their IDs differ, as in any two SendGrid accounts.
 */
const accountsOf = (owner: string, subusers: readonly string[]): Account[] => [
  { username: `parent-of-${owner}`, keys: keysOf(owner, "own") },
  ...subusers.map((username) => ({ username, keys: keysOf(owner, username) })),
];

const PATHS = [
  "/api/history",
  "/api/history/changes",
  "/api/history/lives",
  "/api/history/2100-01-01T00:00:00Z",
];

test("two keys of one account write and read one history; another account's is only counted", async ({
  sandbox,
  reader,
}) => {
  const clone = (accounts: Account[]) => sandbox.clone("acme", { accounts, rateLimit: null });
  const annsAccounts = accountsOf("Ann", ["shop", "store"]);
  const nightly = await reader(await clone(annsAccounts));
  const admin = await reader(await clone(annsAccounts));
  const bob = await reader(await clone(accountsOf("Bob", ["desk", "shop", "store"])));
  await audit(nightly, "all");
  await audit(bob, "all");
  expect((await read<History>(admin, "/api/history?account=all")).accounts).toEqual([]);
  await audit(admin, "all");

  const whole = await read<History>(admin, "/api/history?account=all");
  expect(whole.accounts.map(({ label }) => label).sort()).toEqual([
    "parent-of-Ann",
    "shop",
    "store",
  ]);
  expect(whole.others).toBe(4);
  const shop = whole.accounts.find(({ label }) => label === "shop");
  expect(shop?.states, "what both have read is one run").toHaveLength(1);
  const again = await read<History>(nightly, "/api/history?account=subuser:shop");
  expect(again.accounts[0]?.states[0]?.state).toBe(shop?.states[0]?.state);

  for (const path of PATHS) {
    const response = await bob.get(`${path}?account=all`);
    expect(response.status(), path).toBe(200);
    expect(await response.text(), path).not.toContain("of Ann");
  }
  // Neither the name of a subuser that both have, nor the hash of a state that someone leaked, gives access.
  const bobsShop = await read<History>(bob, "/api/history?account=subuser:shop");
  expect(bobsShop.accounts[0]?.states[0]?.state).not.toBe(shop?.states[0]?.state);
  const state = shop?.states[0]?.state ?? "";
  await expectFailure(await bob.get(`/api/history/${state}?account=all`), "not_found");
  const forget = { data: { confirm: "store" } };
  expect((await bob.delete("/api/history?account=subuser:store", forget)).status()).toBe(204);
  const left = await read<History>(admin, "/api/history?account=all");
  expect(left.accounts).toHaveLength(3);
});

test("a key that lost its right to an account sees that account's past no more", async ({
  sandbox,
  reader,
}) => {
  const apiKey = await sandbox.clone("acme", {
    accounts: accountsOf("Cid", ["lost"]),
    rateLimit: null,
  });
  const cid = await reader(apiKey);
  await audit(cid, "all");
  expect((await read<History>(cid, "/api/history?account=subuser:lost")).accounts).toHaveLength(1);
  await sandbox.setFaults(apiKey, [{ kind: "status", status: 403, onBehalfOf: "lost" }]);
  await scanAgain(cid, "subuser:lost");
  for (const path of PATHS.slice(0, 3)) {
    expect(await (await cid.get(`${path}?account=all`)).text(), path).not.toContain("in lost");
    const asked = await (await cid.get(`${path}?account=subuser:lost`)).text();
    expect(asked, path).not.toContain("lost");
  }
  await expectFailure(await cid.get(`${PATHS[3]}?account=subuser:lost`), "not_found");
  const forget = { data: { confirm: "lost" } };
  await expectFailure(await cid.delete("/api/history?account=subuser:lost", forget), "not_found");
  // What failed in the meantime appears once it can be listed again.
  await sandbox.setFaults(apiKey, []);
  await scanAgain(cid, "subuser:lost");
  const { accounts } = await read<History>(cid, "/api/history?account=subuser:lost");
  expect(accounts[0]?.failures).toMatchObject([{ status: 403, code: "access_forbidden" }]);
});

test("what scans find is told between them: added, renamed, re-scoped and removed keys, and their lives", async ({
  sandbox,
  reader,
}) => {
  const apiKey = await sandbox.clone("solo", { rateLimit: null });
  const context = await reader(apiKey);
  await audit(context, "self");
  const id = "aNewKeysPublicId000001";
  const put = (name: string, scopes: string[]) =>
    sandbox.editKeys(apiKey, { removed: [], put: [{ api_key_id: id, name, scopes }] });
  await put("fresh", ["mail.send"]);
  await scanAgain(context);
  await put("called otherwise", ["mail.send", "api_keys.create"]);
  await scanAgain(context);
  const { lives } = await read<KeyLives>(context, "/api/history/lives");
  const life = lives.find(({ api_key_id }) => api_key_id === id);
  expect(life?.created.after).not.toBeNull();
  expect(life?.renamed).toEqual(life?.scopes_changed);
  expect(Date.parse(life?.renamed?.after ?? "")).toBeLessThan(Date.parse(life?.renamed?.by ?? ""));
  expect(lives.find(({ api_key_id }) => api_key_id !== id)).toMatchObject({
    created: { after: null },
    renamed: null,
    scopes_changed: null,
  });
  await sandbox.editKeys(apiKey, { removed: [id], put: [] });
  await scanAgain(context);
  const { changes, earlier } = await read<HistoryChanges>(context, "/api/history/changes");
  expect(changes.map(({ kind, name }) => [kind, name])).toEqual([
    ["removed", "called otherwise"],
    ["renamed", "called otherwise"],
    ["rescoped", "called otherwise"],
    ["added", "fresh"],
    ["first", null],
  ]);
  expect(changes[1]).toMatchObject({ previous_name: "fresh" });
  expect(changes[2]).toMatchObject({ gained: ["api_keys.create"], lost: [] });
  expect(earlier).toBeNull();
  const page = await read<HistoryChanges>(context, "/api/history/changes?limit=1");
  expect(page.changes).toHaveLength(1);
  const before = encodeURIComponent(page.earlier ?? "");
  const rest = await read<HistoryChanges>(context, `/api/history/changes?before=${before}`);
  expect(rest.changes).toEqual(changes.slice(1));
});

test("a state is a snapshot file, by its hash or by a moment", async ({ sandbox, reader }) => {
  const context = await reader(await sandbox.clone("solo", { rateLimit: null }));
  await audit(context, "self");
  const { accounts } = await read<History>(context, "/api/history");
  const [state] = accounts[0]?.states ?? [];
  for (const name of [state?.state, state?.first_before, "2100-01-01T00:00:00Z"]) {
    const response = await context.get(`/api/history/${encodeURIComponent(name ?? "")}`);
    expect(response.status(), name).toBe(200);
    expect(response.headers()["content-disposition"]).toContain("attachment");
    const text = await response.text();
    const { sha256, ...snapshot } = JSON.parse(text);
    const canonical = `${JSON.stringify(snapshot)}\n`;
    expect(createHash("sha256").update(canonical).digest("hex")).toBe(sha256);
    expect(snapshot).toMatchObject({ target: "self", keys: [{ name: expect.any(String) }] });
  }
  await expectFailure(await context.get("/api/history/2000-01-01T00:00:00Z"), "not_found");
  for (const odd of ["0".repeat(63), "yesterday", "2026-99-99T00:00:00Z"]) {
    await expectFailure(await context.get(`/api/history/${odd}`), "invalid_input");
  }
});

test("an account is forgotten by its name alone, and that is one line in the log", async ({
  sandbox,
  reader,
  ownApp,
}) => {
  const context = await reader(await sandbox.clone("solo", { rateLimit: null }));
  await audit(context, "self");
  const { accounts } = await read<History>(context, "/api/history");
  const label = accounts[0]?.label ?? "";
  const forget = (confirm: string, account = "self") =>
    context.delete(`/api/history?account=${account}`, { data: { confirm } });
  await expectFailure(await forget(`${label} `), "invalid_input");
  await expectFailure(await forget(label, "all"), "invalid_input");
  expect((await read<History>(context, "/api/history")).accounts).toHaveLength(1);
  expect((await forget(label)).status()).toBe(204);
  const after = await read<History>(context, "/api/history");
  expect(after.accounts).toEqual([]);
  await expectFailure(await forget(label), "not_found");
  const lines = ownApp
    .output()
    .split("\n")
    .filter((line) => line.includes("history_forgotten"));
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).not.toContain(label);
});
