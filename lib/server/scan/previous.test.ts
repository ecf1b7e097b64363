import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore, type Store } from "../store/open-store";
import { putAccounts } from "../store/scan-accounts";
import { putKeyLists, putKeyScopes } from "../store/scan-keys";
import { anAccount } from "../store/testing/scan-fixtures";
import { readPrevious } from "./previous";

const NOW = 1_700_000_000_000;
let dataDir: string;
let store: Store;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "previous-"));
  store = await openStore({ dataDir });
});

afterAll(async () => {
  await store.close();
  await rm(dataDir, { recursive: true });
});

test("only keys whose scopes were read since are fresh: an unread, an old or another account's is not", async () => {
  const keys = ["unread", "old", "new", "deleted"].map((id) => ({ api_key_id: id, name: id }));
  await putKeyLists(store, "owner", new Map([["self", keys]]), NOW);
  const read = (id: string, account = "self") => ({
    account,
    api_key_id: id,
    name: id,
    scopes: ["mail.send"],
  });
  await putKeyScopes(store, "owner", [read("old")], NOW + 10);
  await putKeyScopes(store, "owner", [read("new"), read("deleted")], NOW + 20);
  await putKeyLists(store, "owner", new Map([["self", keys.slice(0, 3)]]), NOW + 30);

  const rows = { owner: "owner", account: null };
  const previous = await readPrevious(store, rows, { staleBeforeMs: NOW + 20, nowMs: NOW + 30 });
  const fresh = keys
    .map(({ api_key_id }) => api_key_id)
    .filter((id) => previous.isFresh("self", id));
  expect(fresh).toEqual(["new"]);
  expect(previous.isFresh("subuser:x", "new")).toBe(false);
  expect(
    previous
      .keysOf("self")
      .map((key) => key.api_key_id)
      .sort(),
  ).toEqual(["new", "old", "unread"]);
});

test("what a clock that was ahead has read is stale once that is right again", async () => {
  const [rows, keys] = [{ owner: "ahead", account: null }, [{ api_key_id: "a", name: "a" }]];
  await putAccounts(store, "ahead", [anAccount("self", { status: "read", listed_at: NOW })], NOW);
  await putKeyLists(store, "ahead", new Map([["self", keys]]), NOW);
  await putKeyScopes(
    store,
    "ahead",
    [{ account: "self", api_key_id: "a", name: "a", scopes: [] }],
    NOW,
  );
  const knownAt = async (nowMs: number) => {
    const previous = await readPrevious(store, rows, { staleBeforeMs: NOW - 20, nowMs });
    return [previous.accounts.get("self")?.listed_at, previous.isFresh("self", "a")];
  };
  expect(await knownAt(NOW)).toEqual([NOW, true]);
  expect(await knownAt(NOW - 10)).toEqual([null, false]);
});
