import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore, type Store } from "../store/open-store";
import { putKeyLists, putKeyScopes } from "../store/scan-keys";
import { readKnown } from "./known";

const NOW = 1_700_000_000_000;
let dataDir: string;
let store: Store;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "known-"));
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

  const known = await readKnown(store, "owner", null, NOW + 20);
  const fresh = keys.map(({ api_key_id }) => api_key_id).filter((id) => known.isFresh("self", id));
  expect(fresh).toEqual(["new"]);
  expect(known.isFresh("subuser:x", "new")).toBe(false);
  expect(
    known
      .keysOf("self")
      .map((key) => key.api_key_id)
      .sort(),
  ).toEqual(["new", "old", "unread"]);
});
