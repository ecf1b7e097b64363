import { expect, test } from "vitest";
import * as audit from "@/app/api/audit/route";
import * as pastSnapshot from "@/app/api/history/[state]/route";
import * as changes from "@/app/api/history/changes/route";
import * as lives from "@/app/api/history/lives/route";
import * as history from "@/app/api/history/route";
import type { History, HistoryChanges, KeyLives } from "@/lib/contract/history";
import type { WantedAccount } from "@/lib/sandbox/tenants/with-accounts";
import { signIn } from "../session/sign-in";
import { cookieName } from "../session/ticket";
import { ORIGIN, serverEnv } from "../testing/server-env";

const server = serverEnv();
type Routes = typeof audit;
type Reader = Awaited<ReturnType<typeof reader>>;

/** A user signed in with a key of their own. `ask` returns the status and the text of an answer. */
async function reader(apiKey: string) {
  const signedIn = await signIn(apiKey, undefined, new AbortController().signal);
  const cookie = `${cookieName()}=${signedIn.cookie}`;
  const ask = async (
    route: Routes,
    query: string,
    {
      method = "GET",
      body,
      state = "",
    }: { method?: "GET" | "POST" | "DELETE"; body?: unknown; state?: string } = {},
  ) => {
    const headers = { cookie, Origin: ORIGIN, "Content-Type": "application/json" };
    const request = new Request(`${ORIGIN}/api?${query}`, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const response = await route[method](request, { params: Promise.resolve({ state }) });
    return { status: response.status, text: await response.text() };
  };
  return {
    apiKey,
    ask,
    read: async <T>(route: Routes, query = ""): Promise<T> =>
      JSON.parse((await ask(route, query)).text),
    scan: async (account = "self") => {
      await ask(audit, "", { method: "POST", body: { account, action: "refresh" } });
      await ask(audit, `account=${account}`);
    },
  };
}

const keysOf = (owner: string, account: string) =>
  [0, 1].map((n) => `of ${owner} in ${account} ${n}`);
/** Subusers with the same names in both but in other positions: their ids differ, as in any two SendGrid accounts. */
const accountsOf = (owner: string, subusers: readonly string[]): WantedAccount[] => [
  { username: `parent-of-${owner}`, keys: keysOf(owner, "own") },
  ...subusers.map((username) => ({ username, keys: keysOf(owner, username) })),
];
const clone = (owner: string, subusers: readonly string[]) =>
  server
    .sandbox()
    .control.clone("acme", { accounts: accountsOf(owner, subusers), rateLimit: null });

/** Everything that the routes tell a user about an account, or all. */
async function allToldTo({ ask }: Reader, account: string): Promise<string> {
  const query = `account=${encodeURIComponent(account)}`;
  const state = "2100-01-01T00:00:00Z";
  const told = [
    await ask(history, query),
    await ask(changes, query),
    await ask(lives, query),
    await ask(pastSnapshot, query, { state }),
  ];
  return told.map(({ text }) => text).join("\n");
}

test("two keys of one account write one history; of another account a key is told the number alone", async () => {
  const nightly = await reader(clone("Ann", ["shop", "store"]));
  const admin = await reader(clone("Ann", ["shop", "store"]));
  const bob = await reader(clone("Bob", ["desk", "shop", "store"]));
  await nightly.scan("all");
  await bob.scan("all");
  expect(await admin.read<History>(history, "account=all")).toMatchObject({
    accounts: [],
    others: 7,
  });
  await admin.scan("all");

  const { accounts, others } = await admin.read<History>(history, "account=all");
  expect(accounts.map(({ label }) => label).sort()).toEqual(["parent-of-Ann", "shop", "store"]);
  expect(others).toBe(4);
  const shop = accounts.find(({ label }) => label === "shop");
  expect(shop?.states, "what both have read is one run").toHaveLength(1);

  expect(await allToldTo(admin, "all")).toContain("of Ann in shop");
  expect(await allToldTo(bob, "all")).not.toContain("of Ann");
  expect(await allToldTo(bob, "subuser:shop")).not.toContain("of Ann");
  const state = shop?.states[0]?.state ?? "";
  expect((await bob.ask(pastSnapshot, "account=all", { state })).status).toBe(404);
  const forget = { method: "DELETE", body: { confirm: "store" } } as const;
  expect((await bob.ask(history, "account=subuser:store", forget)).status).toBe(204);
  expect((await admin.read<History>(history, "account=all")).accounts).toHaveLength(3);
});

test("a key that lost its right to an account is told nothing of its past, and may not delete it", async () => {
  const apiKey = clone("Cid", ["lost"]);
  const cid = await reader(apiKey);
  await cid.scan("all");
  expect(await allToldTo(cid, "subuser:lost")).toContain("of Cid in lost");
  const { control } = server.sandbox();
  control.setFaults(apiKey, [{ kind: "status", status: 403, onBehalfOf: "lost" }]);
  await cid.scan("subuser:lost");
  expect(await allToldTo(cid, "subuser:lost")).not.toContain("in lost");
  expect(await allToldTo(cid, "all")).not.toContain("in lost");
  const forget = { method: "DELETE", body: { confirm: "lost" } } as const;
  expect((await cid.ask(history, "account=subuser:lost", forget)).status).toBe(404);
  control.setFaults(apiKey, []);
  await cid.scan("subuser:lost");
  const { accounts } = await cid.read<History>(history, "account=subuser:lost");
  expect(accounts[0]?.failures).toMatchObject([{ status: 403, code: "access_forbidden" }]);
});

test("what scans find is told between them: keys that came, went, and got another name or other scopes", async () => {
  const { control } = server.sandbox();
  const apiKey = control.clone("solo", { rateLimit: null });
  const { scan, read } = await reader(apiKey);
  const id = "aNewKeysPublicId000001";
  const put = (name: string, scopes: string[]) =>
    control.editKeys(apiKey, { removed: [], put: [{ api_key_id: id, name, scopes }] });
  await scan();
  put("fresh", ["mail.send"]);
  await scan();
  put("called otherwise", ["mail.send", "api_keys.create"]);
  await scan();
  const life = (await read<KeyLives>(lives)).lives.find(({ api_key_id }) => api_key_id === id);
  expect(life?.renamed).toEqual(life?.scopes_changed);
  expect(Date.parse(life?.created.by ?? "")).toBeLessThan(Date.parse(life?.renamed?.by ?? ""));
  control.editKeys(apiKey, { removed: [id], put: [] });
  await scan();

  const all = await read<HistoryChanges>(changes);
  expect(all.changes.map(({ kind, name }) => [kind, name])).toEqual([
    ["removed", "called otherwise"],
    ["renamed", "called otherwise"],
    ["rescoped", "called otherwise"],
    ["added", "fresh"],
    ["first", null],
  ]);
  expect(all.changes[1]).toMatchObject({ previous_name: "fresh" });
  expect(all.changes[2]).toMatchObject({ gained: ["api_keys.create"], lost: [] });
  expect(all.earlier).toBeNull();
  const page = await read<HistoryChanges>(changes, "limit=1");
  const rest = await read<HistoryChanges>(changes, `before=${page.earlier}`);
  expect([...page.changes, ...rest.changes]).toEqual(all.changes);
});

test("a time before the history is said to be that, and when the history begins", async () => {
  const { scan, read, ask } = await reader(clone("Flo", []));
  const state = "2001-01-01T00:00:00Z";
  const none = await ask(pastSnapshot, "account=self", { state });
  expect([none.status, none.text]).toEqual([404, expect.stringContaining("Scan the account")]);
  await scan();
  const { accounts } = await read<History>(history);
  const began = (accounts[0]?.states[0]?.first_before ?? "").slice(0, 19).replace("T", " ");
  const early = await ask(pastSnapshot, "account=self", { state });
  expect(early.status).toBe(404);
  expect(early.text).toContain("Nothing was recorded by then.");
  expect(early.text).toContain(`The history begins at ${began} UTC.`);
});

test("of a key that came and could not be read it is not known which scopes it got", async () => {
  const { control } = server.sandbox();
  const apiKey = control.clone("solo", { rateLimit: null });
  const { scan, read } = await reader(apiKey);
  await scan();
  const id = "aKeyThatIsNotRead00001";
  control.editKeys(apiKey, {
    removed: [],
    put: [{ api_key_id: id, name: "closed", scopes: ["mail.send"] }],
  });
  control.setFaults(apiKey, [{ kind: "status", status: 403, match: id }]);
  await scan();
  const { changes: found } = await read<HistoryChanges>(changes);
  expect(found[0]).toMatchObject({ kind: "added", name: "closed", gained: null });
});

test("an account is forgotten by its own name alone, and one at a time", async () => {
  const { scan, read, ask } = await reader(clone("Dan", []));
  await scan();
  const forget = async (confirm: string, account = "self") =>
    (await ask(history, `account=${account}`, { method: "DELETE", body: { confirm } })).status;
  expect(await forget("parent-of-dan")).toBe(400);
  expect(await forget("parent-of-Dan", "all")).toBe(400);
  expect((await read<History>(history)).accounts).toHaveLength(1);
  expect(await forget("parent-of-Dan")).toBe(204);
  expect((await read<History>(history)).accounts).toEqual([]);
  expect(await forget("parent-of-Dan")).toBe(404);
});

test.each([
  "2026-02-30T00:00:00Z",
  "2026-13-01T00:00:00Z",
  "2026-03-01T24:00:00Z",
  "2026-03-01",
  "2026-03-01T00:00Z",
  "2026-03-01T00:00:00.1234Z",
  "2026-03-01T00:00:00+01:00",
])("a moment that there is not is refused: %s", async (moment) => {
  const { ask } = await reader(clone("Eve", []));
  expect((await ask(pastSnapshot, "account=self", { state: moment })).status).toBe(400);
  expect((await ask(changes, `before=${encodeURIComponent(moment)}`)).status).toBe(400);
});
