import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { type Account, EVERY_ACCOUNT, parseAccountInAddress } from "@/lib/audit/account";
import type { Others } from "@/lib/audit/fleet/beyond";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import type { ApiKey, SessionView } from "@/lib/contract/answers";
import { PATH_HEADER } from "@/lib/contract/path-header";
import { isSignedOut, signInHref } from "@/lib/contract/signed-out";
import { getApiKey } from "@/lib/sendgrid/api-keys";
import type { SendGrid } from "@/lib/sendgrid/sendgrid";
import { readerOptions } from "@/lib/sendgrid/transport";
import { apiKeyIdOf } from "./api/input";
import { endIfDead, noteCall, sessionCookies } from "./api/with-sendgrid";
import { ApiFailure } from "./failure/api-failure";
import { failureOfHole } from "./failure/failure-of-hole";
import { noteFailure } from "./failure/note-failure";
import { note, noteAccount } from "./process/request-note";
import { firstView } from "./scan/first-view";
import { otherAccounts } from "./scan/other-accounts";
import { requireSession, type SignedIn, viewOf } from "./session/session";
import type { Session } from "./store/sessions";

/** What a page read, or why it could not, as plain data for a component. */
type PageRead<T> =
  | { ok: true; data: T }
  | {
      ok: false;
      failure: Pick<ApiFailure, "code" | "message"> & {
        help: string | null;
        retryAfterSeconds: number | null;
      };
    };

const PAGE_DEADLINE_MS = 30_000;
const OTHERS_DEADLINE_MS = 3_000;

/** Who is signed in; otherwise redirects to sign-in. */
async function signedIn(): Promise<SignedIn> {
  // Read as the API reads them: a repeated cookie must not be one session here and another there.
  const cookies = sessionCookies({ headers: await headers() });
  try {
    return await requireSession(cookies);
  } catch (error) {
    return await toSignIn(noteFailure(error));
  }
}

/** Runs once per request. Without the key: React keeps a page's request data in memory after it, and after sign-out. */
const session = cache(async (): Promise<Session> => (await signedIn()).session);

/** @throws ApiFailure if signing in would not help */
async function toSignIn(failure: ApiFailure): Promise<never> {
  const { code } = failure;
  if (!isSignedOut(code)) throw failure;
  const next = (await headers()).get(PATH_HEADER) ?? "/";
  // Plain "signed out" goes unsaid: the cookie is Strict, so a link from elsewhere looks just the same.
  redirect(signInHref(code === "signed_out" ? { next } : { next, reason: code }));
}

/** The session of a page; otherwise redirects to sign-in and back. */
export async function pageSession(): Promise<SessionView> {
  return viewOf(await session());
}

async function read<T>(ask: (reader: SignedIn, sg: SendGrid) => Promise<T>): Promise<PageRead<T>> {
  const reader = await signedIn();
  if (note().method === "HEAD") return unasked();
  try {
    const options = readerOptions(AbortSignal.timeout(PAGE_DEADLINE_MS), noteCall);
    return { ok: true, data: await ask(reader, { credential: reader.credential, options }) };
  } catch (error) {
    await endIfDead(error, reader);
    const failure = noteFailure(error);
    if (isSignedOut(failure.code)) await toSignIn(failure);
    const { help = null, retryAfterSeconds = null } = failure.details;
    const { code, message } = failure;
    return { ok: false, failure: { code, message, help, retryAfterSeconds } };
  }
}

/** For a page whose body nobody reads: starts no call and no scan. */
function unasked<T>(): PageRead<T> {
  const { code, message } = new ApiFailure("unavailable", "Nobody asked for this page’s contents.");
  return { ok: false, failure: { code, message, help: null, retryAfterSeconds: null } };
}

function accountOf(onBehalfOf: string | null): Account {
  const account = parseAccountInAddress(onBehalfOf);
  if (account === null)
    throw new ApiFailure("invalid_input", "This address doesn’t name a valid account.");
  return account;
}

/**
 * What is known of an account, or with `"*"` of every account, for a page's first view. Null: too much for a page, or
 * not yet; the browser follows the stream.
 */
export function pageFleet(onBehalfOf: string | null): Promise<PageRead<Fleet | null>> {
  return read(async (reader) => {
    const target = onBehalfOf === EVERY_ACCOUNT ? "all" : accountOf(onBehalfOf);
    noteAccount(target);
    const fleet = await firstView(reader, target);
    // The fleet includes an unreadable list, for its reader to retry; a dead key ends the session here.
    const hole =
      target === "all" ? undefined : fleet?.holes.find((each) => each.api_key_id === null);
    if (hole?.code === "key_rejected") throw failureOfHole(hole);
    return fleet;
  });
}

/**
 * How many accounts there are besides the key's own, which decides where a page begins. Null: the key may list none, or
 * SendGrid took too long. Runs once per request, and asks SendGrid once per session.
 */
export const pageOthers = cache(async (): Promise<Others | null> => {
  const { session, credential } = await signedIn();
  if (note().method === "HEAD") return null;
  const options = readerOptions(AbortSignal.timeout(OTHERS_DEADLINE_MS), noteCall);
  // Whatever fails here also fails the page's own read, which reports it.
  return await otherAccounts({ credential, options }, session).catch(() => null);
});

/** One key with its scopes, for a page's first view and its title. Runs once per request. */
export const pageApiKey = cache(
  (onBehalfOf: string | null, id: string): Promise<PageRead<ApiKey>> =>
    read((_, sg) => {
      const account = accountOf(onBehalfOf);
      noteAccount(account);
      return getApiKey(sg, account, apiKeyIdOf(id));
    }),
);
