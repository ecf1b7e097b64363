import "server-only";
import type { LivingTimes, Session } from "../store/sessions";

export const ABSOLUTE_LIMIT_MS = 8 * 3_600_000;
export const IDLE_LIMIT_MS = 30 * 60_000;
/** The most sessions that one key may have, in as many browsers, and that all keys may have together. */
export const SESSIONS_OF_KEY = 50;
export const SESSIONS_IN_ALL = 10_000;
/** How long this process caches an opened ticket and the key derived from its secret. */
export const TICKET_MEMORY_MS = 5 * 60_000;

/** How far apart the clocks of replicas may be. */
const CLOCK_SKEW_MS = 5 * 60_000;

/** The time limits for a living session at `nowMs`: we enforce both, since a seal's own expiry can't be moved. */
export function livingTimes(nowMs: number): LivingTimes {
  return {
    expiresAfter: nowMs,
    seenAfter: nowMs - IDLE_LIMIT_MS,
    // A clock that ran ahead created sessions that would live that much longer.
    expiresUntil: nowMs + ABSOLUTE_LIMIT_MS + CLOCK_SKEW_MS,
  };
}

/** Whether a session's idle or absolute time has passed, or a clock that ran ahead set it. */
export function isOver(session: Pick<Session, "expires_at" | "seen_at">, nowMs: number): boolean {
  const { expiresAfter, seenAfter, expiresUntil } = livingTimes(nowMs);
  const { expires_at, seen_at } = session;
  const isLiving = expires_at > expiresAfter && seen_at > seenAfter && expires_at <= expiresUntil;
  return !isLiving;
}
