import "server-only";
import type { Session } from "../store/sessions";

export const ABSOLUTE_LIMIT_MS = 8 * 3_600_000;
export const IDLE_LIMIT_MS = 30 * 60_000;
/** Sessions that one key may have, in as many browsers, and all keys together. */
export const SESSIONS_OF_KEY = 50;
export const SESSIONS_IN_ALL = 10_000;
/** How long this process remembers an opened ticket, and what its secret derives. */
export const TICKET_MEMORY_MS = 5 * 60_000;

/** True when a session's idle or absolute time has passed. Both are ours to keep: a seal's own end cannot be moved. */
export function isOver(session: Pick<Session, "expires_at" | "seen_at">, nowMs: number): boolean {
  return nowMs >= session.expires_at || nowMs >= session.seen_at + IDLE_LIMIT_MS;
}
