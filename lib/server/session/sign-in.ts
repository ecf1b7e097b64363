import "server-only";
import { kept } from "@/lib/audit/kept";
import type { SessionRegion } from "@/lib/contract/answers";
import { ownerOf, ownKeyIdOf } from "@/lib/sendgrid/credential";
import type { SendGrid } from "@/lib/sendgrid/sendgrid";
import { readerOptions } from "@/lib/sendgrid/transport";
import { ApiFailure } from "../failure/api-failure";
import { failureOf } from "../failure/failure-of";
import { log } from "../process/log";
import { note } from "../process/request-note";
import type { Store } from "../store/open-store";
import { countSessions, createSession, type Session, sessionsOfKey } from "../store/sessions";
import { store } from "../store/shared-store";
import { endSession } from "./end-session";
import { firstLiving, hostsOf, usernameOf } from "./find-living";
import { ABSOLUTE_LIMIT_MS, SESSIONS_IN_ALL, SESSIONS_OF_KEY } from "./limits";
import { networkOf, originsOf } from "./networks";
import { noteSession } from "./session";
import { SignInThrottle } from "./sign-in-throttle";
import { newTicket, sealTicket } from "./ticket";
import { sealKey } from "./vault";

const throttleOf = kept(
  (db: Store) => new SignInThrottle(db),
  new WeakMap<Store, SignInThrottle>(),
);

/**
 * Signs in, unless too many did from there lately, and logs how it went.
 * @throws ApiFailure `rate_limited`, and all that {@link signIn} throws
 */
export async function throttledSignIn(
  { api_key, api_key_id }: { api_key: string; api_key_id: string },
  wanted: SessionRegion | undefined,
  signal: AbortSignal,
): ReturnType<typeof signIn> {
  const { ip } = note();
  const codeOf = (error: unknown) => (signal.aborted ? "client_closed" : failureOf(error).code);
  const throttle = throttleOf(await store());
  let wasAsked = false;
  const ask = () => {
    wasAsked = true;
    return signIn(api_key, wanted, signal);
  };
  try {
    // Who leaves before the answer pays too: leaving early must not be the way around.
    const isRefusal = (error: unknown) => signal.aborted || codeOf(error) === "key_rejected";
    const signedIn = await throttle.run(ip, signal, ask, isRefusal);
    noteSession(signedIn.session);
    const { session, region } = note();
    log("info", "sign_in", { ip, session, region, api_key_id });
    return signedIn;
  } catch (error) {
    const code = codeOf(error);
    if (wasAsked) log("warn", "sign_in_failed", { ip, code, api_key_id });
    else if (code === "rate_limited") log("warn", "sign_in_throttled", { ip, api_key_id });
    throw error;
  }
}

/**
 * Signs in with a key: asks SendGrid whether it lives, on the host that was chosen, or on the global one and then the
 * EU one, since a key of the other region is answered like a dead one.
 * @param apiKey 69 characters, checked
 * @returns the new session and the sealed cookie value
 * @throws ApiFailure `key_rejected`; SendGridError when SendGrid could not be asked
 */
export async function signIn(
  apiKey: string,
  wanted: SessionRegion | undefined,
  signal: AbortSignal,
): Promise<{ session: Session; cookie: string }> {
  const network = networkOf(apiKey, wanted);
  const origins = await originsOf(network);
  const owner = ownerOf(apiKey, network);
  const options = readerOptions(signal);
  const { sg, scopes } = await firstLiving(
    hostsOf(wanted).map((home) => ({ credential: { apiKey, owner, origins, home }, options })),
  );
  const username = await usernameOf(sg, scopes);
  const { session, cookie } = await newSession(sg, { network, scopes, username });
  const db = await store();
  await makeRoom(db, session);
  await createSession(db, session);
  return { session, cookie };
}

/**
 * Ends the sessions of a key that were used longest ago, where it has too many: who signs in by script and never out
 * must not fill the store. Of other keys none is ended: when there are too many in all, the new one is refused.
 */
async function makeRoom(db: Store, { network, api_key_id }: Session): Promise<void> {
  const older = await sessionsOfKey(db, network, api_key_id);
  for (const id of older.slice(SESSIONS_OF_KEY - 1)) await endSession(id, "replaced");
  if ((await countSessions(db)) < SESSIONS_IN_ALL) return;
  throw new ApiFailure("rate_limited", "Too many people are signed in.", {
    help: "Try again in a few minutes.",
    retryAfterSeconds: 60,
  });
}

async function newSession(
  { credential }: SendGrid,
  known: Pick<Session, "network" | "scopes" | "username">,
): Promise<{ session: Session; cookie: string }> {
  const ticket = newTicket();
  const nowMs = Date.now();
  const session: Session = {
    ...known,
    id: ticket.id,
    sealed_key: sealKey(credential.apiKey, ticket.secret, ticket.id),
    region: credential.home,
    api_key_id: ownKeyIdOf(credential),
    created_at: nowMs,
    seen_at: nowMs,
    expires_at: nowMs + ABSOLUTE_LIMIT_MS,
  };
  return { session, cookie: await sealTicket(ticket) };
}
