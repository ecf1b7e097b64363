import "server-only";
import { describe, expect, test } from "vitest";
import type { Store } from "../open-store";
import {
  createSession,
  deleteExpiredSessions,
  deleteSession,
  forgetExpiredKeys,
  putSessionScopes,
  readSession,
  type Session,
  touchSession,
} from "../sessions";

const HOUR = 3_600_000;

/** A unique session, except for the given fields. */
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

/** What every database guarantees about sessions, seen from two replicas. */
export function sessionsContract(store: () => Store, replica: () => Store): void {
  describe("sessions", () => {
    test("one replica reads what another wrote, every field as it was", async () => {
      const session = aSession({ username: "jané", scopes: ["a", 'quote"', "ü"] });
      await createSession(store(), session);
      expect(await readSession(replica(), session.id)).toEqual(session);
    });

    test("scopes that are unknown are not none, and what is said of them later is kept", async () => {
      const session = aSession({ scopes: null });
      await createSession(store(), session);
      expect(await readSession(replica(), session.id)).toEqual(session);
      await putSessionScopes(replica(), session.id, ["mail.send"]);
      expect(await readSession(store(), session.id)).toEqual({ ...session, scopes: ["mail.send"] });
      await putSessionScopes(store(), session.id, null);
      expect((await readSession(store(), session.id))?.scopes).toBeNull();
      await putSessionScopes(store(), "nobody", []);
      expect(await readSession(store(), "nobody")).toBeNull();
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

    const now = 1_800_000_000_000;
    const living = {
      expiresAfter: now,
      seenAfter: now - HOUR / 2,
      expiresUntil: now + 8 * HOUR,
    };
    const alive = [
      { seen_at: living.seenAfter + 1, expires_at: now + 1 },
      { seen_at: now, expires_at: living.expiresUntil },
    ];
    const over = [
      { seen_at: living.seenAfter, expires_at: now + HOUR },
      { seen_at: now, expires_at: now },
      { seen_at: now, expires_at: living.expiresUntil + 1 },
    ];

    test("what is over is swept, to the millisecond, and nothing else", async () => {
      await deleteExpiredSessions(store(), living, 0);
      const [kept, gone] = [alive.map(aSession), over.map(aSession)];
      for (const session of [...kept, ...gone]) await createSession(store(), session);
      await forgetExpiredKeys(replica(), living);
      for (const { id, sealed_key } of kept)
        expect(await readSession(store(), id)).toMatchObject({ sealed_key });
      for (const { id } of gone)
        expect(await readSession(store(), id)).toMatchObject({ sealed_key: "" });
      expect(await deleteExpiredSessions(store(), living, 0)).toBe(over.length);
      for (const { id } of kept) expect(await readSession(store(), id)).not.toBeNull();
      for (const { id } of gone) expect(await readSession(store(), id)).toBeNull();
    });

    test("a row stays for as long as it is asked to, so that its reader can be told", async () => {
      await deleteExpiredSessions(store(), living, 0);
      const session = aSession({ seen_at: now - HOUR, expires_at: now + HOUR });
      await createSession(store(), session);
      expect(await deleteExpiredSessions(store(), living, HOUR / 2 + 1)).toBe(0);
      expect(await deleteExpiredSessions(store(), living, HOUR / 2)).toBe(1);
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
