import "server-only";
import type { SessionView } from "@/lib/contract/answers";
import { type Credential, ownerOf } from "@/lib/sendgrid/credential";
import { env } from "../config/env";
import { ApiFailure } from "../failure/api-failure";
import { unlessUnavailable } from "../failure/store-unavailable";
import { fingerprint } from "../process/fingerprint";
import { note } from "../process/request-note";
import type { Store } from "../store/open-store";
import { readSession, type Session, touchSession } from "../store/sessions";
import { store } from "../store/shared-store";
import { endSession, endSessionIfPossible } from "./end-session";
import { IDLE_LIMIT_MS, isOver } from "./limits";
import { originsOf } from "./networks";
import { openTicket } from "./ticket";
import { openKey } from "./vault";

/** How stale `seen_at` may be: a write on every read would be most of the work. */
const TOUCH_EVERY_MS = 30_000;

/** A living session, and the credential that its cookie opened. */
export type SignedIn = { session: Session; credential: Credential };

/**
 * Finds who is asking. Reads never write a cookie.
 * @param cookies the values of every session cookie in the request
 * @throws ApiFailure `signed_out` without a session, `session_expired` after its idle or absolute time
 */
export async function requireSession(cookies: readonly string[]): Promise<SignedIn> {
  const found = await Promise.all(cookies.map(lookUp));
  const living = found.filter((each) => typeof each === "object");
  const [signedIn] = living;
  // With two living sessions, nobody can tell whose browser this is: another program may have planted either.
  if (signedIn !== undefined && living.length === 1) return signedIn;
  if (living.length === 0 && found.includes("over")) {
    throw new ApiFailure("session_expired", "Your session has ended.", {
      help: "Sign in again with your API key.",
    });
  }
  throw signedOut();
}

/** The living session of one cookie; `over` if its time is up, `none` if the cookie opens nothing. */
async function lookUp(cookie: string): Promise<SignedIn | "over" | "none"> {
  const ticket = await openTicket(cookie);
  if (ticket === null) return "none";
  const db = await store();
  const session = await readSession(db, ticket.id);
  if (session === null) return "none";
  noteSession(session);
  const nowMs = Date.now();
  if (isOver(session, nowMs)) {
    await endSessionIfPossible(session.id, "expired");
    return "over";
  }
  const apiKey = openKey(session.sealed_key, ticket.secret, session.id);
  if (apiKey === null) return "none";
  // A read works without this write: on a full disk, the session then ends half an hour after its last recorded use.
  if (nowMs - session.seen_at > TOUCH_EVERY_MS)
    await touchSession(db, session.id, nowMs).catch(unlessUnavailable);
  const origins = await originsOf(session.network);
  const owner = ownerOf(apiKey, session.network);
  return { session, credential: { apiKey, owner, origins, home: session.region } };
}

/** Whether a session that was alive still is, according to the store now. */
export async function isSignedIn(db: Store, { session }: SignedIn): Promise<boolean> {
  const current = await readSession(db, session.id);
  return current !== null && !isOver(current, Date.now());
}

/** Notes for the log whose request this is: never the id itself, which is half of what opens the session. */
export function noteSession(session: Session) {
  note().session = fingerprint(session.id);
  note().region = regionOf(session);
}

const regionOf = ({ network, region }: Session) => (network === "sandbox" ? "sandbox" : region);

/** The answer for a request without a session here. */
export function signedOut() {
  return new ApiFailure("signed_out", "You are signed out.", {
    help: "Sign in with a SendGrid API key.",
  });
}

/** What a browser may see of a session: never the key, its ciphertext or the session's id. */
export function viewOf(session: Session): SessionView {
  return {
    api_key_id: session.api_key_id,
    region: regionOf(session),
    scopes: session.scopes,
    ...(session.username === null ? {} : { username: session.username }),
    ...personInView(),
    expires_at: new Date(session.expires_at).toISOString(),
    idle_expires_at: new Date(session.seen_at + IDLE_LIMIT_MS).toISOString(),
  };
}

/** Who asks, as the identity-aware proxy names them in this request: the session doesn't store it. */
function personInView(): Pick<SessionView, "person" | "named_by_proxy"> {
  if (env().identityHeader === null) return {};
  const { person } = note();
  return { named_by_proxy: true, ...(person !== undefined && { person: { name: person } }) };
}

/**
 * Ends the session of every cookie, on every replica, at once.
 * @returns how many were ours, alive or already over: 0 means that we know none of them
 */
export async function signOut(
  cookies: readonly string[],
  reason: "signed_out" | "replaced",
): Promise<number> {
  const opened = await Promise.all(cookies.map(openTicket));
  const tickets = opened.filter((ticket) => ticket !== null);
  for (const { id } of tickets) await endSession(id, reason);
  return tickets.length;
}
