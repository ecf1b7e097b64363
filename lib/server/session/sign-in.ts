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
 * Signs in, unless that address tried too often lately, and logs the outcome.
 * @throws ApiFailure `rate_limited`, and everything that {@link signIn} throws
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
    // A client that disconnects early still counts against the limit, so that leaving is no way around it.
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
 * Signs in with a key: asks SendGrid whether it works, on the chosen host, or on the global one and then the EU one,
 * since each host rejects the other's keys as dead.
 * @param apiKey 69 characters, checked
 * @returns the new session and the sealed cookie value
 * @throws ApiFailure `key_rejected`; SendGridError if SendGrid gave no answer
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
 * Ends a key's least recently used sessions if it has too many, so that a script that never signs out can't fill the
 * store. Never ends those of other keys: with too many in total, it refuses the new one.
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
