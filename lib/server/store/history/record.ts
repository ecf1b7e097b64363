import "server-only";
import { randomBytes } from "node:crypto";
import type { Transaction } from "kysely";
import type { Store } from "../open-store";
import type { Tables } from "../schema";
import { type Claims, claim, Overtaken, unclaim, untilOurs, whose } from "./claims";
import { type AccountReading, type Facts, factsOf, type KeyFact } from "./facts";
import { endKeys, lockHistory, type Newest, putKeys, putState } from "./rows";

type Db = Transaction<Tables>;

/**
 * Adds a scan to the history of its account, all or nothing. The same facts extend the newest state; others begin a new
 * one. Only key ids identify the account: an empty list can't be attributed, and is not recorded.
 */
export function recordReading(
  store: Store,
  network: string,
  reading: AccountReading,
): Promise<void> {
  if (reading.keys.length === 0) return Promise.resolve();
  const facts = factsOf(reading);
  return untilOurs(store, async (db) => {
    const { history, claims } = await whose(db, network, facts.keys);
    if (history === null) await begin(db, network, facts, reading);
    else await goOn(db, { network, history, claims }, facts, reading);
  });
}

async function begin(db: Db, network: string, facts: Facts, reading: AccountReading) {
  const history = randomBytes(9).toString("base64url");
  await db
    .insertInto("history_account")
    .values({ id: history, network, read_at: reading.beforeMs })
    .execute();
  await putState(db, { history, number: 1 }, facts, reading);
  await putKeys(db, { history, number: 1 }, facts.keys, facts.shapes);
  await claim(db, { network, history }, facts.keys);
}

type Known = { network: string; history: string; claims: Claims };

async function goOn(
  db: Db,
  { network, history, claims }: Known,
  facts: Facts,
  reading: AccountReading,
) {
  const newest = await lockHistory(db, history, reading.beforeMs);
  // A scan that took longer than one that began after it adds nothing newer.
  if (reading.beforeMs <= newest.last_before) return;
  await db
    .updateTable("history_failure")
    .set({ readable_by: reading.beforeMs })
    .where("history", "=", history)
    .where("readable_by", "is", null)
    // A failure since the end of this scan may persist: scans are recorded when they end, not in their order.
    .where("last_at", "<", reading.beforeMs)
    .execute();
  if (facts.hash === newest.hash) await moveOn(db, { history, newest }, reading);
  else await beginState(db, { network, history, claims, newest }, facts, reading);
}

async function moveOn(
  db: Db,
  { history, newest }: { history: string; newest: Newest },
  { afterMs, beforeMs }: AccountReading,
) {
  await db
    .updateTable("history_state")
    .set({ last_after: Math.max(afterMs, newest.last_after), last_before: beforeMs })
    .where("history", "=", history)
    .where("number", "=", newest.number)
    .execute();
}

async function beginState(
  db: Db,
  { network, history, claims, newest }: Known & { newest: Newest },
  facts: Facts,
  reading: AccountReading,
) {
  const current = await db
    .selectFrom("history_key")
    .select(["api_key_id", "name", "shape"])
    .where("history", "=", history)
    .where("to_state", "is", null)
    .execute();
  const before = new Map(current.map((key) => [key.api_key_id, key]));
  const now = new Map(facts.keys.map((key) => [key.api_key_id, key]));
  if (!current.some(({ api_key_id }) => now.has(api_key_id))) throw new Overtaken();
  const isSame = (a: KeyFact | undefined, b: KeyFact | undefined) =>
    a?.name === b?.name && a?.shape === b?.shape;
  const over = current.filter((key) => !isSame(key, now.get(key.api_key_id)));
  const fresh = facts.keys.filter((key) => !isSame(key, before.get(key.api_key_id)));
  const next = { history, number: newest.number + 1 };
  await endKeys(db, { history, number: newest.number }, over);
  await putState(db, next, facts, reading);
  await putKeys(db, next, fresh, facts.shapes);
  await unclaim(db, network, [
    ...over.filter(({ api_key_id }) => !now.has(api_key_id)),
    // This account now has keys that another history claims: an id never belongs to two accounts.
    ...facts.keys.filter(({ api_key_id }) => (claims.get(api_key_id) ?? history) !== history),
  ]);
  const unclaimed = facts.keys.filter(({ api_key_id }) => claims.get(api_key_id) !== history);
  await claim(db, { network, history }, unclaimed);
}
