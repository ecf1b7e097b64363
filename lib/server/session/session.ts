import "server-only";
import type { SessionView } from "@/lib/contract/answers";
import { type Credential, ownerOf } from "@/lib/sendgrid/credential";
import { fingerprint } from "../fingerprint";
import { ApiFailure } from "../http/api-failure";
import { originsOf } from "../networks";
import { note } from "../request-note";
import { store } from "../shared-store";
import { readSession, type Session, touchSession } from "../store/sessions";
import { endSession } from "./end-session";
import { IDLE_LIMIT_MS, isOver } from "./limits";
import { openTicket } from "./ticket";
import { openKey } from "./vault";

/** How stale `seen_at` may be: a write for every read would be most of the work. */
const TOUCH_EVERY_MS = 30_000;

/** A session that is alive, and the credential that its cookie opened. */
export type SignedIn = { session: Session; credential: Credential };

/**
 * Finds who is asking. Reads never write a cookie.
 * @param cookie the session cookie's value, if any
 * @throws ApiFailure `signed_out` without a session, `session_expired` when its idle or absolute time is over
 */
export async function requireSession(cookie: string | undefined): Promise<SignedIn> {
  const ticket = cookie === undefined ? null : await openTicket(cookie);
  if (ticket === null) throw signedOut();
  const db = await store();
  const session = await readSession(db, ticket.id);
  if (session === null) throw signedOut();
  noteSession(session);
  const nowMs = Date.now();
  if (isOver(session, nowMs)) {
    await endSession(session.id, "expired");
    throw new ApiFailure("session_expired", "Your session is over.", {
      help: "Sign in again with your API key.",
    });
  }
  const apiKey = openKey(session.sealed_key, ticket.secret, session.id);
  if (apiKey === null) throw signedOut();
  if (nowMs - session.seen_at > TOUCH_EVERY_MS) await touchSession(db, session.id, nowMs);
  const origins = await originsOf(session.network);
  const owner = ownerOf(apiKey, session.network);
  return { session, credential: { apiKey, owner, origins, home: session.region } };
}

/** Tells the log whose request this is: never by the id itself, which is half of what opens the session. */
export function noteSession(session: Session) {
  note().session = fingerprint(session.id);
  note().region = regionOf(session);
}

const regionOf = ({ network, region }: Session) => (network === "sandbox" ? "sandbox" : region);

function signedOut() {
  return new ApiFailure("signed_out", "You are signed out.", {
    help: "Sign in with a SendGrid API key.",
  });
}

/** What a browser may know of a session: never the key, its ciphertext or the session's id. */
export function viewOf(session: Session): SessionView {
  return {
    api_key_id: session.api_key_id,
    region: regionOf(session),
    scopes: session.scopes,
    ...(session.username === null ? {} : { username: session.username }),
    expires_at: new Date(session.expires_at).toISOString(),
    idle_expires_at: new Date(session.seen_at + IDLE_LIMIT_MS).toISOString(),
  };
}

/** Ends the session of a cookie on every replica, at once. A cookie that opens nothing is signed out already. */
export async function signOut(
  cookie: string | undefined,
  reason: "signed_out" | "replaced",
): Promise<void> {
  const ticket = cookie === undefined ? null : await openTicket(cookie);
  if (ticket !== null) await endSession(ticket.id, reason);
}
