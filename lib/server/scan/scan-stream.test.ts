import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { SELF } from "@/lib/audit/account";
import { requireSession, signOut } from "../session/session";
import { signIn } from "../session/sign-in";
import { putKeyScopes } from "../store/scan-keys";
import { setScanStatus, startScan } from "../store/scans";
import { store } from "../store/shared-store";
import { aKey, manyKeys } from "../store/testing/scan-fixtures";
import { serverEnv } from "../testing/server-env";
import { scanStream } from "./scan-stream";
import { actOnScan, ensureScan } from "./start";

const server = serverEnv();
const { signal } = new AbortController();

test("an open stream ends with its session, though its scan is open for another of the same key", async () => {
  const { control } = server.sandbox();
  const apiKey = control.clone("solo");
  const { cookie } = await signIn(apiKey, undefined, signal);
  const other = await requireSession([(await signIn(apiKey, undefined, signal)).cookie]);
  control.setFaults(apiKey, [{ kind: "hang-before-headers" }]);
  await ensureScan(other, SELF);
  await actOnScan(other, SELF, "pause");
  const stream = scanStream(await requireSession([cookie]), SELF, signal);
  expect((await stream.next()).done).toBe(false);
  await signOut([cookie], "signed_out");
  // Events already on their way may still arrive. The stream of a paused scan never ends.
  for await (const events of stream) expect(events).not.toEqual([]);
});

test("a scan says from the first when it began: nothing that it tells was read before", async () => {
  const { control } = server.sandbox();
  const apiKey = control.clone("solo");
  const reader = await requireSession([(await signIn(apiKey, undefined, signal)).cookie]);
  control.setFaults(apiKey, [{ kind: "hang-before-headers" }]);
  const atMs = Date.now();
  const began = async () => {
    await ensureScan(reader, SELF);
    await actOnScan(reader, SELF, "pause");
    for await (const events of scanStream(reader, SELF, signal)) {
      for (const event of events) if (event.type === "progress") return event.startedAtMs;
    }
    return null;
  };
  expect(await began()).toBeGreaterThanOrEqual(atMs);
  // From an earlier scan, whose calls began before that.
  await putKeyScopes(await store(), reader.credential.owner, manyKeys(1), atMs - 60_000);
  expect(await began()).toBeLessThan(atMs - 60_000);
});

describe("a slow reader", () => {
  /** A stream of thousands of keys whose reader has taken the first chunk. */
  async function begun() {
    const { cookie } = await signIn(server.sandbox().control.clone("solo"), undefined, signal);
    const reader = await requireSession([cookie]);
    await putKeyScopes(await store(), reader.credential.owner, manyKeys(2_000), Date.now());
    const stream = scanStream(reader, SELF, signal);
    expect((await stream.next()).value).toHaveLength(207);
    return { cookie, reader, stream };
  }

  test("is told nothing more once signed out, however much of the round is left", async () => {
    const { cookie, stream } = await begun();
    expect((await stream.next()).done).toBe(false);
    await signOut([cookie], "signed_out");
    expect((await stream.next()).done).toBe(true);
  });

  test.each([
    ["idle", { seen_at: 0 }],
    ["absolute", { expires_at: 0 }],
  ])("nor once the session's %s time is over, though its row is still there", async (_, row) => {
    const { reader, stream } = await begun();
    const { db } = await store();
    await db.updateTable("session").set(row).where("id", "=", reader.session.id).execute();
    expect((await stream.next()).done).toBe(true);
  });
});

test("what another scan of the key writes while the end is told comes before it: its sums are of what was told", async () => {
  const { cookie } = await signIn(server.sandbox().control.clone("solo"), undefined, signal);
  const reader = await requireSession([cookie]);
  const { owner } = reader.credential;
  const db = await store();
  await putKeyScopes(db, owner, manyKeys(1_000), Date.now());
  await startScan(db, { owner, accountFilter: "self" }, { nowMs: Date.now(), staleBeforeMs: 0 });
  await setScanStatus(db, { owner, accountFilter: "self" }, { status: "done", nowMs: Date.now() });
  const told = new Set<string>();
  let sums: unknown;
  for await (const events of scanStream(reader, SELF, signal)) {
    if (told.size === 0) {
      const late = { ...aKey(5_000), scopes: ["mail.send"] };
      await putKeyScopes(db, owner, [late, ...manyKeys(1)], Date.now());
    }
    for (const event of events) {
      if (event.type === "key") told.add(event.api_key_id);
      if (event.type === "done") sums = event.keys;
    }
  }
  expect(told.size).toBe(1_001);
  expect(sums).toEqual({ read: 1_001, failed: 0, total: 1_001 });
});

test("many readers at once leave the server free for others after every chunk", async () => {
  const { cookie } = await signIn(server.sandbox().control.clone("solo"), undefined, signal);
  const reader = await requireSession([cookie]);
  const { owner } = reader.credential;
  const db = await store();
  await putKeyScopes(db, owner, manyKeys(1_000), Date.now());
  await startScan(db, { owner, accountFilter: "self" }, { nowMs: Date.now(), staleBeforeMs: 0 });
  await setScanStatus(db, { owner, accountFilter: "self" }, { status: "done", nowMs: Date.now() });
  let [since, most, isOver] = [0, 0, false];
  const read = async () => {
    for await (const _ of scanStream(reader, SELF, signal)) {
      since += 1;
      most = Math.max(most, since);
    }
  };
  // Others get their turn once this stream has had its own.
  const others = (async () => {
    while (!isOver) {
      await setImmediate();
      since = 0;
    }
  })();
  await Promise.all(Array.from({ length: 30 }, read));
  isOver = true;
  await others;
  expect(most).toBeLessThanOrEqual(2);
});
