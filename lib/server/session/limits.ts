import "server-only";
import type { LivingTimes, Session } from "../store/sessions";

export const ABSOLUTE_LIMIT_MS = 8 * 3_600_000;
export const IDLE_LIMIT_MS = 30 * 60_000;
/** Sessions that one key may have, in as many browsers, and all keys together. */
export const SESSIONS_OF_KEY = 50;
export const SESSIONS_IN_ALL = 10_000;
/** How long this process remembers an opened ticket, and what its secret derives. */
export const TICKET_MEMORY_MS = 5 * 60_000;

/** How far the clocks of replicas may be apart. */
const CLOCK_SKEW_MS = 5 * 60_000;

/** The times that a living session has at `nowMs`: both limits are ours to keep, since a seal's own end cannot be moved. */
export function livingTimes(nowMs: number): LivingTimes {
  return {
    expiresAfter: nowMs,
    seenAfter: nowMs - IDLE_LIMIT_MS,
    // A clock that was ahead has made sessions that would live for as long as it was ahead.
    expiresUntil: nowMs + ABSOLUTE_LIMIT_MS + CLOCK_SKEW_MS,
  };
}

/** True when a session's idle or absolute time has passed, or was set by a clock that was ahead. */
export function isOver(session: Pick<Session, "expires_at" | "seen_at">, nowMs: number): boolean {
  const { expiresAfter, seenAfter, expiresUntil } = livingTimes(nowMs);
  const { expires_at, seen_at } = session;
  const isLiving = expires_at > expiresAfter && seen_at > seenAfter && expires_at <= expiresUntil;
  return !isLiving;
}
