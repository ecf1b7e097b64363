import "server-only";
import { describe, expect, test } from "vitest";
import type { Store } from "../open-store";
import {
  createSession,
  deleteExpiredSessions,
  deleteSession,
  readSession,
  type Session,
  touchSession,
} from "../sessions";

const HOUR = 3_600_000;

/** A session that is like no other but for what is given. */
export function aSession(session: Partial<Session> = {}): Session {
  return {
    id: crypto.randomUUID(),
    sealed_key: "c2VhbGVk",
    region: "global",
    network: "sendgrid",
    api_key_id: "aBcDeFgHiJkLmNoPqRsTuV",
    username: null,
    scopes: ["mail.send", "api_keys.read"],
    created_at: 1_700_000_000_000,
    seen_at: 1_700_000_000_000,
    expires_at: 1_700_000_000_000 + 8 * HOUR,
    ...session,
  };
}

/** What sessions guarantee on every database, seen from two replicas. */
export function sessionsContract(store: () => Store, replica: () => Store): void {
  describe("sessions", () => {
    test("one replica reads what another wrote, every field as it was", async () => {
      const session = aSession({ username: "jané", scopes: ["a", 'quote"', "ü"] });
      await createSession(store(), session);
      expect(await readSession(replica(), session.id)).toEqual(session);
    });

    test("an unknown id has no session", async () => {
      expect(await readSession(store(), "nobody")).toBeNull();
    });

    test("an id that is taken is refused, and the session it names stays", async () => {
      const session = aSession();
      await createSession(store(), session);
      await expect(createSession(replica(), { ...session, sealed_key: "other" })).rejects.toThrow();
      expect(await readSession(store(), session.id)).toEqual(session);
    });

    test("being used moves seen_at forward only", async () => {
      const session = aSession();
      await createSession(store(), session);
      await touchSession(store(), session.id, session.seen_at + 5_000);
      await touchSession(replica(), session.id, session.seen_at + 1_000);
      const read = await readSession(store(), session.id);
      expect(read?.seen_at).toBe(session.seen_at + 5_000);
      expect(read?.expires_at).toBe(session.expires_at);
    });

    test("a deleted session is dead on every replica and no late use brings it back", async () => {
      const session = aSession();
      await createSession(store(), session);
      await Promise.all([
        deleteSession(replica(), session.id),
        ...Array.from({ length: 20 }, (_, n) =>
          touchSession(n % 2 ? store() : replica(), session.id, session.seen_at + n),
        ),
      ]);
      expect(await readSession(store(), session.id)).toBeNull();
      expect(await readSession(replica(), session.id)).toBeNull();
    });

    test("idle and absolute limits are both swept, to the millisecond, and nothing else", async () => {
      const now = 1_800_000_000_000;
      const idle = HOUR / 2;
      const live = aSession({ seen_at: now - idle + 1, expires_at: now + 1 });
      const idled = aSession({ seen_at: now - idle, expires_at: now + HOUR });
      const over = aSession({ seen_at: now, expires_at: now });
      await deleteExpiredSessions(store(), now, idle);
      for (const session of [live, idled, over]) await createSession(store(), session);
      expect(await deleteExpiredSessions(store(), now, idle)).toBe(2);
      expect(await readSession(store(), live.id)).toEqual(live);
      expect(await readSession(store(), idled.id)).toBeNull();
      expect(await readSession(store(), over.id)).toBeNull();
    });

    test("concurrent writers on two replicas lose nothing", async () => {
      const sessions = Array.from({ length: 200 }, () => aSession());
      await Promise.all(
        sessions.map((session, n) => createSession(n % 2 ? store() : replica(), session)),
      );
      const read = await Promise.all(sessions.map((session) => readSession(store(), session.id)));
      expect(read).toEqual(sessions);
    });
  });
}
