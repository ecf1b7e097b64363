import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "./open-store";
import { createSession, readSession } from "./sessions";
import { StoreUnavailable } from "./store-unavailable";
import { openLink } from "./testing/breakable-link";
import { aSession } from "./testing/sessions.contract";
import { storeContract } from "./testing/store.contract";

const server = process.env.TEST_DATABASE_URL ?? "";

// scripts/test.mjs starts a PostgreSQL and sets the variable. Without one these tests count as skipped, never as passed.
describe.skipIf(server === "")("PostgreSQL", () => {
  const name = `store_${crypto.randomUUID().replaceAll("-", "")}`;
  const databaseUrl = () => Object.assign(new URL(server), { pathname: `/${name}` }).href;

  async function administer(statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  }
  beforeAll(() => administer(`create database ${name}`));
  afterAll(() => administer(`drop database ${name} with (force)`));

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
    // What was asked meanwhile is never answered: its connections must not be asked again.
    await link.mend();
    expect(await readSession(store, session.id)).toEqual(session);
    link.mute();
    await expectAway();
    await link.cut();
    await expectAway();
    await link.mend();
    expect(await readSession(store, session.id)).toEqual(session);

    // Cut in the middle of a transaction: nothing of it stays, and the next call is answered for itself.
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

  test("a refused login is StoreUnavailable, and the error says nothing of the password", async () => {
    const url = Object.assign(new URL(databaseUrl()), { username: "nobody", password: "hunter22" });
    const opening = openStore({ databaseUrl: url.href, dataDir: "" });
    await expect(opening).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(opening).rejects.not.toMatchObject({ message: expect.stringContaining("hunter") });
  });
});
