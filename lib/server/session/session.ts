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

/** How stale `seen_at` may be: a write for every read would be most of the work. */
const TOUCH_EVERY_MS = 30_000;

/** A session that is alive, and the credential that its cookie opened. */
export type SignedIn = { session: Session; credential: Credential };

/**
 * Finds who is asking. Reads never write a cookie.
 * @param cookies the values of every session cookie that came
 * @throws ApiFailure `signed_out` without a session, `session_expired` when its idle or absolute time is over
 */
export async function requireSession(cookies: readonly string[]): Promise<SignedIn> {
  const found = await Promise.all(cookies.map(lookUp));
  const living = found.filter((each) => typeof each === "object");
  const [signedIn] = living;
  // Of two that live it cannot be known whose browser this is, and another program can have planted either.
  if (signedIn !== undefined && living.length === 1) return signedIn;
  if (living.length === 0 && found.includes("over")) {
    throw new ApiFailure("session_expired", "Your session has ended.", {
      help: "Sign in again with your API key.",
    });
  }
  throw signedOut();
}

/** The living session of one cookie; `over` when its time is, `none` when it opens nothing. */
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
  // A read need not write: on a disk that is full, the session then ends half an hour after its last noted use.
  if (nowMs - session.seen_at > TOUCH_EVERY_MS)
    await touchSession(db, session.id, nowMs).catch(unlessUnavailable);
  const origins = await originsOf(session.network);
  const owner = ownerOf(apiKey, session.network);
  return { session, credential: { apiKey, owner, origins, home: session.region } };
}

/** Whether a session that was alive still is, as the store has it now. */
export async function isSignedIn(db: Store, { session }: SignedIn): Promise<boolean> {
  const current = await readSession(db, session.id);
  return current !== null && !isOver(current, Date.now());
}

/** Tells the log whose request this is: never by the id itself, which is half of what opens the session. */
export function noteSession(session: Session) {
  note().session = fingerprint(session.id);
  note().region = regionOf(session);
}

const regionOf = ({ network, region }: Session) => (network === "sandbox" ? "sandbox" : region);

/** The answer to who has no session here. */
export function signedOut() {
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
    ...personInView(),
    expires_at: new Date(session.expires_at).toISOString(),
    idle_expires_at: new Date(session.seen_at + IDLE_LIMIT_MS).toISOString(),
  };
}

/** Who asks, as the identity-aware proxy says with this request: it is not kept with the session. */
function personInView(): Pick<SessionView, "person" | "named_by_proxy"> {
  if (env().identityHeader === null) return {};
  const { person } = note();
  return { named_by_proxy: true, ...(person !== undefined && { person: { name: person } }) };
}

/**
 * Ends the session of every cookie, on every replica, at once.
 * @returns how many of them were ours to end, in this life or before: 0 says that nothing is known of any
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
