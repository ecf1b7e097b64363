import { expect, test, vi } from "vitest";
import { boot } from "./boot";
import { ABSOLUTE_LIMIT_MS, IDLE_LIMIT_MS } from "./session/limits";
import { requireSession } from "./session/session";
import { signIn } from "./session/sign-in";
import { store } from "./shared-store";
import { putKeyLists } from "./store/scan-keys";
import { readSession } from "./store/sessions";
import { readAll } from "./store/testing/read-all";
import { sweep } from "./sweep";
import { serverEnv } from "./testing/server-env";

const server = serverEnv();
const HOUR_MS = 3_600_000;
const MONTH_MS = 30 * 24 * HOUR_MS;

async function signedIn() {
  const apiKey = server.sandbox().control.clone("solo");
  const { session, cookie } = await signIn(apiKey, undefined, new AbortController().signal);
  return { session, cookie };
}

test("whoever never comes back: the key goes with the session, its row an hour later", async () => {
  const { session, cookie } = await signedIn();
  const db = await store();
  await sweep(db, session.seen_at + IDLE_LIMIT_MS - 1);
  expect((await requireSession(cookie)).session.id).toBe(session.id);
  await sweep(db, session.seen_at + IDLE_LIMIT_MS);
  expect(await readSession(db, session.id)).toEqual({ ...session, sealed_key: "" });
  await sweep(db, session.seen_at + IDLE_LIMIT_MS + HOUR_MS);
  expect(await readSession(db, session.id)).toBeNull();
});

test("one in use all the time loses its key after eight hours", async () => {
  const { session } = await signedIn();
  const db = await store();
  const last = session.expires_at - 1;
  await db.db.updateTable("session").set({ seen_at: last }).where("id", "=", session.id).execute();
  await sweep(db, session.created_at + ABSOLUTE_LIMIT_MS);
  expect(await readSession(db, session.id)).toMatchObject({ sealed_key: "" });
});

test("what was read with a key goes a month after its last scan, and not before", async () => {
  const db = await store();
  const keys = async () => (await readAll(db, "owner", null, 0)).keys.length;
  const readAtMs = Date.now();
  await putKeyLists(db, "owner", new Map([["self", [{ api_key_id: "a", name: "a" }]]]), readAtMs);
  await sweep(db, readAtMs + MONTH_MS);
  expect(await keys()).toBe(1);
  await sweep(db, readAtMs + MONTH_MS + 1);
  expect(await keys()).toBe(0);
});

test("begins with the server: what was left by the last one is swept at once", async () => {
  const { session } = await signedIn();
  const db = await store();
  await db.db.updateTable("session").set({ seen_at: 0 }).where("id", "=", session.id).execute();
  await boot();
  await vi.waitFor(async () => expect(await readSession(db, session.id)).toBeNull());
});
