import { expect, test, vi } from "vitest";
import { boot } from "./boot";
import { ABSOLUTE_LIMIT_MS, IDLE_LIMIT_MS } from "./session/limits";
import { requireSession } from "./session/session";
import { signIn } from "./session/sign-in";
import { countHistories } from "./store/history/reads";
import { recordReading } from "./store/history/record";
import { readReviewFile } from "./store/review/reviews";
import { forgetAccounts, putAccounts } from "./store/scan-accounts";
import { putKeyLists, putKeyScopes } from "./store/scan-keys";
import { takeLease } from "./store/scan-lease";
import { setScanStatus, startScan } from "./store/scans";
import { readSession } from "./store/sessions";
import { store } from "./store/shared-store";
import { readAll } from "./store/testing/read-all";
import { aReview } from "./store/testing/review-fixtures";
import { anAccount, manyKeys, NOW } from "./store/testing/scan-fixtures";
import { sweep } from "./sweep";
import { serverEnv } from "./testing/server-env";

const server = serverEnv();
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MONTH_MS = 30 * DAY_MS;

async function signedIn() {
  const apiKey = server.sandbox().control.clone("solo");
  const { session, cookie } = await signIn(apiKey, undefined, new AbortController().signal);
  return { session, cookie };
}

test("whoever never comes back: the key goes with the session, its row an hour later", async () => {
  const { session, cookie } = await signedIn();
  const db = await store();
  await sweep(db, session.seen_at + IDLE_LIMIT_MS - 1, 400);
  expect((await requireSession([cookie])).session.id).toBe(session.id);
  await sweep(db, session.seen_at + IDLE_LIMIT_MS, 400);
  expect(await readSession(db, session.id)).toEqual({ ...session, sealed_key: "" });
  await sweep(db, session.seen_at + IDLE_LIMIT_MS + HOUR_MS, 400);
  expect(await readSession(db, session.id)).toBeNull();
});

test("one in use all the time loses its key after eight hours", async () => {
  const { session } = await signedIn();
  const db = await store();
  const last = session.expires_at - 1;
  await db.db.updateTable("session").set({ seen_at: last }).where("id", "=", session.id).execute();
  await sweep(db, session.created_at + ABSOLUTE_LIMIT_MS, 400);
  expect(await readSession(db, session.id)).toMatchObject({ sealed_key: "" });
});

test("what was read with a key goes a month after its last scan, and not before", async () => {
  const db = await store();
  const keys = async () => (await readAll(db, "owner", null, 0)).keys.length;
  const readAtMs = Date.now();
  await putKeyLists(db, "owner", new Map([["self", [{ api_key_id: "a", name: "a" }]]]), readAtMs);
  await sweep(db, readAtMs + MONTH_MS, 400);
  expect(await keys()).toBe(1);
  await sweep(db, readAtMs + MONTH_MS + 1, 400);
  expect(await keys()).toBe(0);
});

test("a review goes 400 days after its last act, or after as many as the history is kept for", async () => {
  const db = await store();
  const { id } = await aReview(db, { self: ["a"] }, { atMs: NOW });
  const kept = async () => (await readReviewFile(db, id)) !== null;
  await sweep(db, NOW + 400 * DAY_MS, 0);
  expect(await kept(), "also where no history is kept").toBe(true);
  await sweep(db, NOW + 401 * DAY_MS, 500);
  expect(await kept()).toBe(true);
  await sweep(db, NOW + 401 * DAY_MS, 400);
  expect(await kept()).toBe(false);
});

test("what was read under a clock that was ahead goes once the clock is right", async () => {
  const db = await store();
  const keys = async (owner: string) => (await readAll(db, owner, null, 0)).keys.length;
  const nowMs = Date.now();
  const list = new Map([["self", [{ api_key_id: "a", name: "a" }]]]);
  await putKeyLists(db, "ahead", list, nowMs + 400 * 24 * HOUR_MS);
  await putKeyLists(db, "right", list, nowMs);
  await sweep(db, nowMs, 400);
  expect([await keys("ahead"), await keys("right")]).toEqual([0, 1]);
});

test("begins with the server: what was left by the last one is swept at once", async () => {
  const { session } = await signedIn();
  const db = await store();
  await db.db.updateTable("session").set({ seen_at: 0 }).where("id", "=", session.id).execute();
  await boot();
  await vi.waitFor(async () => expect(await readSession(db, session.id)).toBeNull());
});

test("scans that nobody works on go, those that somebody does or paused stay; what was read stays", async () => {
  const db = await store();
  const begunMs = Date.now();
  const owner = "sweeping";
  await putKeyLists(db, owner, new Map([["self", [{ api_key_id: "a", name: "a" }]]]), begunMs);
  for (const filter of ["left", "worked-on", "paused", "done"]) {
    await startScan(db, { owner, accountFilter: filter }, { nowMs: begunMs, staleBeforeMs: 0 });
  }
  const minutes = (n: number) => begunMs + n * 60_000;
  await setScanStatus(db, { owner, accountFilter: "paused" }, { status: "paused", nowMs: begunMs });
  await setScanStatus(db, { owner, accountFilter: "done" }, { status: "done", nowMs: begunMs });
  const lease = { owner, accountFilter: "worked-on", holder: "somebody" };
  await takeLease(db, lease, minutes(9), 15_000);
  const left = async () => {
    const rows = await db.db.selectFrom("scan").selectAll().where("owner", "=", owner).execute();
    return rows.map((row) => row.account_filter).sort();
  };
  await sweep(db, minutes(10), 400);
  expect(await left()).toEqual(["done", "left", "paused", "worked-on"]);
  await sweep(db, minutes(11), 400);
  expect(await left()).toEqual(["done", "paused", "worked-on"]);
  await sweep(db, minutes(20), 400);
  expect(await left()).toEqual(["done", "paused"]);
  await sweep(db, minutes(8 * 60 + 1), 400);
  expect(await left()).toEqual(["done"]);
  expect((await readAll(db, owner, null)).keys).toHaveLength(1);
});

test("a name that was typed and never proved goes with its scan an hour later, a proven one stays", async () => {
  const db = await store();
  const begunMs = Date.now();
  const owner = "typing";
  const account = (name: string, proven: boolean) => anAccount(`subuser:${name}`, { proven });
  const all = [account("proven", true), account("typed", false), account("open", false)];
  await putAccounts(db, owner, all, begunMs);
  for (const { account: filter } of all)
    await startScan(db, { owner, accountFilter: filter }, { nowMs: begunMs, staleBeforeMs: 0 });
  for (const name of ["proven", "typed"]) {
    await setScanStatus(
      db,
      { owner, accountFilter: `subuser:${name}` },
      { status: "done", nowMs: begunMs },
    );
  }
  await setScanStatus(
    db,
    { owner, accountFilter: "subuser:open" },
    { status: "paused", nowMs: begunMs },
  );
  const rows = async (table: "scan" | "scan_account") =>
    (await db.db.selectFrom(table).selectAll().where("owner", "=", owner).execute()).length;
  await sweep(db, begunMs + HOUR_MS, 400);
  expect([await rows("scan"), await rows("scan_account")]).toEqual([3, 3]);
  await sweep(db, begunMs + HOUR_MS + 1, 400);
  expect([await rows("scan"), await rows("scan_account")]).toEqual([2, 2]);
});

test("what is gone from SendGrid goes after eight hours, when every stream has told it", async () => {
  const db = await store();
  const atMs = Date.now();
  const owner = "leaving";
  await putAccounts(db, owner, [anAccount("subuser:gone"), anAccount("self")], atMs);
  await putKeyScopes(db, owner, manyKeys(3, "subuser:gone"), atMs);
  await forgetAccounts(db, owner, ["subuser:gone"], atMs);
  const rows = async (table: "scan_key" | "scan_account") =>
    (await db.db.selectFrom(table).selectAll().where("owner", "=", owner).execute()).length;
  await sweep(db, atMs + ABSOLUTE_LIMIT_MS, 400);
  expect([await rows("scan_account"), await rows("scan_key")]).toEqual([2, 3]);
  await sweep(db, atMs + ABSOLUTE_LIMIT_MS + 1, 400);
  expect([await rows("scan_account"), await rows("scan_key")]).toEqual([1, 0]);
});

test("counts of sign-ins go when their time is over", async () => {
  const { db } = await store();
  const count = (key: string, expire: number) => ({ key, points: 1, expire });
  await db
    .insertInto("sign_in_count")
    .values([count("old", 1), count("new", 3)])
    .execute();
  await sweep(await store(), 2, 400);
  expect(await db.selectFrom("sign_in_count").select("key").execute()).toEqual([{ key: "new" }]);
});

test("the past of an account is kept for as many days as are set, and none where that is 0", async () => {
  const db = await store();
  const readAtMs = Date.now();
  const record = (id: string) =>
    recordReading(db, "swept", {
      keys: [{ api_key_id: id, name: "", scopes: [] }],
      afterMs: readAtMs,
      beforeMs: readAtMs,
    });
  const kept = () => countHistories(db, "swept");
  await record("a");
  await sweep(db, readAtMs + 3 * 24 * HOUR_MS, 3);
  expect(await kept()).toBe(1);
  await sweep(db, readAtMs + 3 * 24 * HOUR_MS + 1, 3);
  expect(await kept()).toBe(0);
  await record("b");
  await sweep(db, readAtMs + 1, 0);
  expect(await kept()).toBe(0);
});

test("what is read once a clock that was ahead is right again is recorded, a minute later at most", async () => {
  const [db, network, nowMs] = [await store(), crypto.randomUUID(), Date.now()];
  const record = (beforeMs: number, ...ids: string[]) => {
    const keys = ids.map((id) => ({ api_key_id: `${network}${id}`, name: id, scopes: [] }));
    return recordReading(db, network, { keys, afterMs: beforeMs - 1, beforeMs });
  };
  const newest = async () => {
    const { last } = await db.db
      .selectFrom("history_state as state")
      .innerJoin("history_account as account", "account.id", "state.history")
      .select(({ fn }) => fn.max("state.last_before").as("last"))
      .where("account.network", "=", network)
      .executeTakeFirstOrThrow();
    return last;
  };
  await record(nowMs + DAY_MS, "a");
  await sweep(db, nowMs, 400);
  await record(nowMs + 1, "a", "b");
  expect(await newest()).toBe(nowMs + 1);
});
