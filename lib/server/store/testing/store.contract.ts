import "server-only";
import { fail } from "node:assert/strict";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keysIn } from "@/lib/audit/history/past";
import { readPasts } from "../history/reads";
import { migrate } from "../migrations";
import { openStore, type Store } from "../open-store";
import { readSession } from "../sessions";
import { historyContract } from "./history.contract";
import { buildWriter, killWriter } from "./kill-writer";
import { lastMailContract } from "./last-mail.contract";
import { readAll } from "./read-all";
import { reviewReadsContract } from "./review-reads.contract";
import { reviewsContract } from "./reviews.contract";
import { scanCountsContract } from "./scan-counts.contract";
import { scanRowsContract } from "./scan-rows.contract";
import { scansContract } from "./scans.contract";
import { sessionsContract } from "./sessions.contract";

const KEYS_A_WRITE = 40;
const REPLICAS = 6;

/**
 * A scan that was being recorded is there in full or not at all: each state has as many keys as it says, and none is
 * lost.
 */
async function expectWholeHistories(store: Store) {
  const accounts = store.db.selectFrom("history_account").select("id");
  const rows = await accounts.where("network", "=", "killed").execute();
  for (const past of (
    await readPasts(
      store,
      rows.map(({ id }) => id),
    )
  ).values()) {
    expect(past.states.map(({ number }) => number)).toEqual(past.states.map((_, at) => at + 1));
    for (const { number, keys } of past.states) expect(keysIn(past, number)).toHaveLength(keys);
  }
}

/**
 * What every database behind the store guarantees.
 * @param options where to find a fresh, empty one
 * @param kills how many processes to kill while they write
 */
export function storeContract(options: () => Parameters<typeof openStore>[0], kills: number): void {
  const opened: Store[] = [];
  const nth = (n: number) => () => opened[n] ?? fail("The store was not opened.");
  const [store, replica] = [nth(0), nth(1)];

  // At once, on an empty database: replicas that start together must all come up.
  beforeAll(async () => {
    const opening = Array.from({ length: REPLICAS }, () => openStore(options()));
    opened.push(...(await Promise.all(opening)));
  });
  afterAll(() => Promise.all(opened.map((each) => each.close())));

  test("is migrated once, and migrating again changes nothing", async () => {
    const migrations = sql<{ name: string; timestamp: string }>`select * from kysely_migration`;
    const before = (await migrations.execute(store().db)).rows;
    expect(new Set(before.map(({ name }) => name)).size).toBe(before.length);
    await Promise.all(opened.map((each) => migrate(each.db)));
    expect((await migrations.execute(replica().db)).rows).toEqual(before);
  });

  test(`a process that is killed while it writes, ${kills} times, loses nothing it was told is kept`, async () => {
    const writer = await buildWriter();
    for (let round = 0; round < kills; round += 1) {
      const prefix = `killed-${round}-`;
      const orders = { options: options(), prefix };
      // The moment differs each time, so that every step of a write is hit.
      const when = { keysAWrite: KEYS_A_WRITE, writes: 1 + (round % 7), afterMs: (round * 3) % 11 };
      const acknowledged = await killWriter(writer.file, orders, when);
      expect(acknowledged.length).toBeGreaterThanOrEqual(when.writes);

      const reopened = await openStore(options());
      for (const id of acknowledged) {
        expect((await readSession(reopened, id))?.id).toBe(id);
        const { keys, shapes } = await readAll(reopened, id, null, 0);
        const kept = { keys: keys.length, shapes: shapes.length };
        expect(kept).toEqual({ keys: KEYS_A_WRITE, shapes: 1 });
      }
      const owners = await reopened.db.selectFrom("scan_owner").select("owner").execute();
      for (const { owner } of owners.filter(({ owner }) => owner.startsWith(prefix))) {
        const { keys } = await readAll(reopened, owner, null, 0);
        expect(keys.length, "a write is there whole or not at all").toBe(KEYS_A_WRITE);
      }
      await expectWholeHistories(reopened);
      await reopened.close();
    }
    await writer.remove();
  }, 120_000);

  describe("sessions", () => sessionsContract(store, replica));
  describe("what scans read", () => scanRowsContract(store, replica));
  describe("how far they are", () => scanCountsContract(store));
  describe("scans", () => scansContract(store, replica));
  describe("last mail", () => lastMailContract(store, replica));
  describe("history", () => historyContract(store, replica));
  describe("reviews", () => reviewsContract(store, replica));
  describe("who sees a review", () => reviewReadsContract(store, replica));
}
