import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { StoreUnavailable } from "../failure/store-unavailable";
import { openStore } from "./open-store";
import { createSession, deleteSession, readSession, touchSession } from "./sessions";
import { openLink } from "./testing/breakable-link";
import { aSession } from "./testing/sessions.contract";
import { storeContract } from "./testing/store.contract";

const server = process.env.TEST_DATABASE_URL ?? "";

// scripts/test.mjs starts a PostgreSQL server and sets the variable. Without one, these tests count as skipped, not
// passed.
describe.skipIf(server === "")("PostgreSQL", () => {
  const name = `store_${crypto.randomUUID().replaceAll("-", "")}`;
  const databaseUrl = () => Object.assign(new URL(server), { pathname: `/${name}` }).href;

  async function administer(statement: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    try {
      return (await client.query(statement)).rows;
    } finally {
      await client.end();
    }
  }
  beforeAll(async () => void (await administer(`create database ${name}`)));
  afterAll(async () => void (await administer(`drop database ${name} with (force)`)));

  storeContract(() => ({ databaseUrl: databaseUrl(), dataDir: "" }), 5);

  test("while it is away every call fails as StoreUnavailable within seconds, and works when it is back", async () => {
    const { hostname, port } = new URL(server);
    const link = await openLink(hostname, Number(port || 5432));
    const url = Object.assign(new URL(databaseUrl()), { host: `127.0.0.1:${link.port}` });
    const options = { databaseUrl: url.href, dataDir: "" };
    const store = await openStore(options);
    const session = aSession();
    await createSession(store, session);

    async function expectAway(): Promise<void> {
      const calls = [store.ping(), readSession(store, session.id), openStore(options)];
      for (const result of await Promise.allSettled(calls)) {
        expect(result).toMatchObject({ status: "rejected", reason: expect.any(StoreUnavailable) });
      }
    }
    link.mute();
    await expectAway();
    // Queries from the outage are never answered: nothing may reuse their connections.
    await link.mend();
    expect(await readSession(store, session.id)).toEqual(session);
    link.mute();
    await expectAway();
    await link.cut();
    await expectAway();
    await link.mend();
    expect(await readSession(store, session.id)).toEqual(session);

    // Cut in the middle of a transaction: none of it stays, and the next call gets its own answer.
    const unfinished = store.db.transaction().execute(async (db) => {
      await db.deleteFrom("session").where("id", "=", session.id).execute();
      await link.cut();
      await db.deleteFrom("scan").execute();
    });
    await expect(unfinished).rejects.toBeInstanceOf(StoreUnavailable);
    await link.mend();
    expect(await readSession(store, session.id)).toEqual(session);
    await store.close();
    await link.cut();
  });

  test("one that can only be read is StoreUnavailable, not ready, and serves again once it can be written", async () => {
    const store = await openStore({ databaseUrl: databaseUrl(), dataDir: "" });
    const session = aSession();
    await createSession(store, session);
    const readOnly = (is: "on" | "off") =>
      administer(`alter database ${name} set default_transaction_read_only = ${is}`);
    await readOnly("on");
    try {
      // Open connections keep the mode in which they were opened, as after a failover.
      await sql`set default_transaction_read_only = on`.execute(store.db);
      const touched = touchSession(store, session.id, session.seen_at + 1);
      await expect(touched).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(store.ping()).rejects.toBeInstanceOf(StoreUnavailable);
      expect(await readSession(store, session.id)).toEqual(session);
    } finally {
      await readOnly("off");
    }
    // Each connection that met the mode has left the pool, so that nothing reuses an old one.
    await expect(store.ping()).rejects.toBeInstanceOf(StoreUnavailable);
    await store.ping();
    expect(await deleteSession(store, session.id)).toBe(true);
    await store.close();
  });

  test("while a table is locked, who gives up leaves nothing waiting in the server", async () => {
    const store = await openStore({ databaseUrl: databaseUrl(), dataDir: "" });
    const session = aSession();
    await createSession(store, session);
    const locker = new pg.Client({ connectionString: databaseUrl() });
    await locker.connect();
    await locker.query("begin; lock table session in access exclusive mode");
    const waiting = async () =>
      await administer(
        `select pid from pg_stat_activity where datname = '${name}' and wait_event_type = 'Lock'`,
      );
    const readers = Array.from({ length: 30 }, () => readSession(store, session.id));
    const settled = Promise.allSettled(readers);
    await expect.poll(waiting).toHaveLength(10);
    for (const result of await settled) {
      expect(result).toMatchObject({ reason: expect.any(StoreUnavailable) });
    }
    await expect.poll(waiting).toEqual([]);
    await locker.query("rollback");
    await locker.end();
    expect(await readSession(store, session.id)).toEqual(session);
    await store.close();
  });

  test("a transaction that is left open ends by itself, and lets go of what it locked", async () => {
    const store = await openStore({ databaseUrl: databaseUrl(), dataDir: "" });
    const session = aSession();
    await createSession(store, session);
    let go = () => {};
    const left = store.db.transaction().execute(async (db) => {
      await db.deleteFrom("session").where("id", "=", session.id).execute();
      await new Promise<void>((resolve) => {
        go = resolve;
      });
    });
    const unread = left.catch((error: unknown) => error);
    const other = await openStore({ databaseUrl: databaseUrl(), dataDir: "" });
    await expect
      .poll(
        () =>
          touchSession(other, session.id, session.seen_at + 1).then(
            () => "done",
            () => "locked",
          ),
        { timeout: 30_000 },
      )
      .toBe("done");
    go();
    expect(await unread).toBeInstanceOf(StoreUnavailable);
    expect(await readSession(store, session.id)).not.toBeNull();
    await Promise.all([store.close(), other.close()]);
  }, 60_000);

  test("a refused login is StoreUnavailable, and the error says nothing of the password", async () => {
    const url = Object.assign(new URL(databaseUrl()), { username: "nobody", password: "hunter22" });
    const opening = openStore({ databaseUrl: url.href, dataDir: "" });
    await expect(opening).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(opening).rejects.not.toMatchObject({ message: expect.stringContaining("hunter") });
  });
});
