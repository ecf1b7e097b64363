import "server-only";
import type { ExpressionBuilder } from "kysely";
import { packText, unpackKnownScopes, unpackText } from "./foreign-text";
import type { Store } from "./open-store";
import type { Tables } from "./schema";

/** Which SendGrid a key belongs to: the real one (or the operator's gateway to it), or the built-in sandbox. */
export type Network = Tables["session"]["network"];

/**
 * A signed-in key. Times are epoch ms: `expires_at` is the absolute limit; the idle limit counts from `seen_at`. The
 * store keeps both and checks neither: a session that it returns may be over.
 */
export type Session = Omit<Tables["session"], "username" | "scopes"> & {
  username: string | null;
  /** Null: SendGrid refused to tell. */
  scopes: string[] | null;
};

/** Saves a new session. An id that is already taken is an error, never an overwritten session. */
export async function createSession(store: Store, session: Session): Promise<void> {
  const username = session.username === null ? null : packText(session.username);
  const row = { ...session, username, scopes: JSON.stringify(session.scopes) };
  await store.db.insertInto("session").values(row).execute();
}

/** The session with that id; null if there is none, or it was deleted. */
export async function readSession(store: Store, id: string): Promise<Session | null> {
  const row = await store.db
    .selectFrom("session")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return null;
  const username = row.username === null ? null : unpackText(row.username);
  return { ...row, username, scopes: unpackKnownScopes(row.scopes) };
}

/** The ids of a key's sessions, most recently used first. */
export async function sessionsOfKey(
  store: Store,
  network: Network,
  apiKeyId: string,
): Promise<string[]> {
  const rows = await store.db
    .selectFrom("session")
    .select("id")
    .where("network", "=", network)
    .where("api_key_id", "=", apiKeyId)
    .orderBy("seen_at", "desc")
    .orderBy("created_at", "desc")
    .execute();
  return rows.map(({ id }) => id);
}

/** How many sessions there are, including those that are over and not yet swept. */
export async function countSessions(store: Store): Promise<number> {
  const { sessions } = await store.db
    .selectFrom("session")
    .select(({ fn }) => fn.countAll<number>().as("sessions"))
    .executeTakeFirstOrThrow();
  return sessions;
}

/** Records that the session was used. Never moves `seen_at` back, and never restores a deleted session. */
export async function touchSession(store: Store, id: string, nowMs: number): Promise<void> {
  await store.db
    .updateTable("session")
    .set({ seen_at: nowMs })
    .where("id", "=", id)
    .where("seen_at", "<", nowMs)
    .execute();
}

/** Saves what SendGrid now says the session's key may do. Never restores a deleted session. */
export async function putSessionScopes(
  store: Store,
  id: string,
  scopes: readonly string[] | null,
): Promise<void> {
  await store.db
    .updateTable("session")
    .set({ scopes: JSON.stringify(scopes) })
    .where("id", "=", id)
    .execute();
}

/**
 * Ends the session on every replica at once, and removes its sealed key from the files. @returns whether there was one
 */
export async function deleteSession(store: Store, id: string): Promise<boolean> {
  const { numDeletedRows } = await store.db
    .deleteFrom("session")
    .where("id", "=", id)
    .executeTakeFirst();
  if (numDeletedRows > 0n) await store.eraseDeleted();
  return numDeletedRows > 0n;
}

/** A living session was seen after one time and ends between the two others (epoch ms). */
export type LivingTimes = {
  expiresAfter: number;
  seenAfter: number;
  expiresUntil: number;
};

type WhereSession = ExpressionBuilder<Tables, "session">;

const isOver = (times: LivingTimes) => (row: WhereSession) =>
  row.or([
    row("expires_at", "<=", times.expiresAfter),
    row("expires_at", ">", times.expiresUntil),
    row("seen_at", "<=", times.seenAfter),
  ]);

/** Removes the sealed keys of sessions that are over. */
export async function forgetExpiredKeys(store: Store, living: LivingTimes): Promise<void> {
  await store.db
    .updateTable("session")
    .set({ sealed_key: "" })
    .where("sealed_key", "!=", "")
    .where(isOver(living))
    .execute();
}

/** Deletes the sessions that ended more than `keptMs` ago, keys included. @returns how many */
export async function deleteExpiredSessions(
  store: Store,
  living: LivingTimes,
  keptMs: number,
): Promise<number> {
  const { expiresAfter, seenAfter } = living;
  const times = { ...living, expiresAfter: expiresAfter - keptMs, seenAfter: seenAfter - keptMs };
  const { numDeletedRows } = await store.db
    .deleteFrom("session")
    .where(isOver(times))
    .executeTakeFirst();
  return Number(numDeletedRows);
}
