import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AuditEvent } from "@/lib/audit/fleet/events";
import { openStore, type Store } from "../store/open-store";
import { putAccounts } from "../store/scan-accounts";
import { lastSeq } from "../store/scan-changes";
import { putKeyFailures, putKeyLists, putKeyScopes } from "../store/scan-keys";
import { aKey, anAccount, anOwner, FAILURE, manyKeys, NOW } from "../store/testing/scan-fixtures";
import { StreamPages } from "./stream-pages";

const HOLD_MS = 1_000;
let dataDir: string;
let store: Store;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "stream-pages-"));
  store = await openStore({ dataDir });
});

afterAll(async () => {
  await store.close();
  await rm(dataDir, { recursive: true });
});

/** A stream of all of an owner's accounts; each call returns the chunks due at that time. */
function aStream(owner: string, holdMs = 0) {
  const pages = new StreamPages(store, { owner, account: null }, holdMs);
  return async (nowMs = 0, all = false) => {
    const chunks: AuditEvent[][] = [];
    for await (const chunk of pages.upTo(await lastSeq(store, owner), nowMs, all)) {
      chunks.push(chunk);
    }
    return chunks;
  };
}

const read = (n: number, ...scopes: string[]) => ({ ...aKey(n), scopes });
const namesOf = (chunks: AuditEvent[][]) =>
  chunks.flat().flatMap((event) => (event.type === "key" ? [event.api_key_id] : []));
const list = (owner: string, ...ns: number[]) =>
  putKeyLists(store, owner, new Map([["self", ns.map((n) => aKey(n))]]), NOW);

test("a shape is told once, before the first key that has it, and by the same number in every stream", async () => {
  const owner = anOwner();
  const tell = aStream(owner);
  await putKeyScopes(store, owner, [read(1), read(2, "mail.send")], NOW);
  const first = (await tell()).flat();
  expect(first.map(({ type }) => type)).toEqual(["shape", "shape", "key", "key"]);
  await putKeyScopes(store, owner, [read(3, "mail.send"), read(4, "alerts.read")], NOW);
  const more = (await tell()).flat();
  expect(more).toMatchObject([
    { type: "shape", scopes: ["alerts.read"] },
    { type: "key", api_key_id: "key-3", readAtMs: NOW },
    { type: "key", api_key_id: "key-4" },
  ]);
  const numbers = new Map(
    [...first, ...more].flatMap((event) =>
      event.type === "shape" ? [[event.scopes.join(), event.id]] : [],
    ),
  );
  expect(new Set(numbers.values()).size).toBe(3);
  const again = (await aStream(owner)()).flat();
  for (const event of again) {
    if (event.type === "shape") expect(event.id).toBe(numbers.get(event.scopes.join()));
  }
  const shapesOf = (events: AuditEvent[]) =>
    new Map(events.flatMap((e) => (e.type === "key" ? [[e.api_key_id, e.shape]] : [])));
  expect(shapesOf(again)).toEqual(shapesOf([...first, ...more]));
});

test("what could not be read is a hole right after the account or the key, which is still told", async () => {
  const owner = anOwner();
  const failed = anAccount("subuser:x", { status: "failed", failure: FAILURE });
  await putAccounts(store, owner, [failed], NOW);
  await putKeyFailures(store, owner, [{ ...aKey(1), failure: FAILURE }], NOW);
  expect((await aStream(owner)()).flat()).toMatchObject([
    { type: "account", account: "subuser:x", status: "failed", keys: null },
    { type: "hole", account: "subuser:x", api_key_id: null, ...FAILURE },
    { type: "key", api_key_id: "key-1", shape: null, readAtMs: null },
    { type: "hole", account: "self", api_key_id: "key-1", ...FAILURE },
  ]);
});

describe("a large fleet", () => {
  test("comes in small chunks, each key once, whatever was written at once", async () => {
    const owner = anOwner();
    const accounts = Array.from({ length: 450 }, (_, n) => anAccount(`subuser:${n}`));
    await putAccounts(store, owner, accounts, NOW);
    await putKeyScopes(store, owner, manyKeys(1_000), NOW);
    await putKeyScopes(store, owner, manyKeys(600, "subuser:1"), NOW);
    const chunks = await aStream(owner)();
    expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThanOrEqual(207);
    expect(namesOf(chunks)).toHaveLength(1_600);
    const told = chunks.flat();
    expect(new Set(told.map((event) => JSON.stringify(event))).size).toBe(told.length);
    expect(told.filter(({ type }) => type === "account")).toHaveLength(450);
  });

  test("a page is read when it is asked for: what changes before that is told as it is then", async () => {
    const owner = anOwner();
    await putKeyScopes(store, owner, manyKeys(1_000), NOW);
    const pages = new StreamPages(store, { owner, account: null }, 0);
    const stream = pages.upTo(await lastSeq(store, owner), 0, true);
    const first = (await stream.next()).value ?? [];
    await putKeyScopes(store, owner, manyKeys(1_000), NOW + 5);
    const later: AuditEvent[] = [];
    for await (const chunk of stream) later.push(...chunk);
    const keys = later.filter((event) => event.type === "key");
    expect(keys).toHaveLength(1_000);
    expect(new Set(keys.map(({ readAtMs }) => readAtMs))).toEqual(new Set([NOW + 5]));
    expect(namesOf([first]).length).toBeGreaterThan(0);
  });

  test("no name is left out that is answered, or gone, while the first are taken", async () => {
    const owner = anOwner();
    const names = manyKeys(600);
    await putKeyLists(store, owner, new Map([["self", names]]), NOW);
    const stream = new StreamPages(store, { owner, account: null }, HOLD_MS).upTo(
      await lastSeq(store, owner),
      0,
      true,
    );
    const told: AuditEvent[] = (await stream.next()).value ?? [];
    const gone = told.flatMap((event) => (event.type === "key" ? [event.api_key_id] : []))[0];
    await putKeyScopes(store, owner, manyKeys(450), NOW);
    await putKeyLists(
      store,
      owner,
      new Map([["self", names.filter(({ api_key_id }) => api_key_id !== gone)]]),
      NOW,
    );
    for await (const chunk of stream) told.push(...chunk);
    expect(new Set(namesOf([told])).size).toBe(600);
    expect(told).toContainEqual({ type: "gone", account: "self", api_key_id: gone });
  });

  test("an account that is written again while a reader waits still comes before its keys", async () => {
    const owner = anOwner();
    const accounts = Array.from({ length: 401 }, (_, n) => anAccount(`subuser:${n}`));
    await putAccounts(store, owner, accounts, NOW);
    await putKeyScopes(store, owner, manyKeys(1, "subuser:399"), NOW);
    const pages = new StreamPages(store, { owner, account: null }, 0);
    const stream = pages.upTo(await lastSeq(store, owner), 0, true);
    const told: AuditEvent[] = (await stream.next()).value ?? [];
    await putAccounts(store, owner, [anAccount("subuser:399", { status: "read" })], NOW);
    for await (const chunk of stream) told.push(...chunk);
    const at = (type: string, account: string) =>
      told.findIndex((event) => event.type === type && JSON.stringify(event).includes(account));
    expect(at("account", '"subuser:399"')).toBeGreaterThanOrEqual(0);
    expect(at("key", '"subuser:399"')).toBeGreaterThan(at("account", '"subuser:399"'));
  });
});

describe("a key of a fleet whose scopes are still to come", () => {
  test("is told once when they come in time", async () => {
    const owner = anOwner();
    const tell = aStream(owner, HOLD_MS);
    await list(owner, 1);
    expect(namesOf(await tell(0))).toEqual([]);
    await putKeyScopes(store, owner, [read(1)], NOW);
    expect(namesOf(await tell(999))).toEqual(["key-1"]);
    expect(namesOf(await tell(5_000))).toEqual([]);
  });

  test("is told without them when they do not, a second after it was named", async () => {
    const owner = anOwner();
    const tell = aStream(owner, HOLD_MS);
    await list(owner, 1);
    expect(namesOf(await tell(0))).toEqual([]);
    await putKeyScopes(store, owner, [read(2)], NOW);
    expect(namesOf(await tell(999))).toEqual(["key-2"]);
    expect((await tell(1_000)).flat()).toMatchObject([{ api_key_id: "key-1", shape: null }]);
    await putKeyScopes(store, owner, [read(1)], NOW);
    expect((await tell(1_100)).flat()).toMatchObject([{ api_key_id: "key-1", readAtMs: NOW }]);
  });

  test("is told at once when everything is asked for, and as gone when it went meanwhile", async () => {
    const owner = anOwner();
    const tell = aStream(owner, HOLD_MS);
    await list(owner, 1);
    expect(namesOf(await tell(0, true))).toEqual(["key-1"]);
    await list(owner, 1, 2);
    expect(namesOf(await tell(1))).toEqual([]);
    await list(owner, 1);
    const told = (await tell(5_000, true)).flat();
    expect(told).toContainEqual({ type: "gone", account: "self", api_key_id: "key-2" });
    expect(namesOf([told])).toEqual(["key-1"]);
    // A stream that starts now never knew it.
    expect((await aStream(owner)()).flat().map(({ type }) => type)).toEqual(["key"]);
  });

  test("waits for nothing when it could not be read", async () => {
    const owner = anOwner();
    await putKeyFailures(store, owner, [{ ...aKey(1), failure: FAILURE }], NOW);
    const told = (await aStream(owner, HOLD_MS)(0)).flat();
    expect(told.map(({ type }) => type)).toEqual(["key", "hole"]);
  });
});
