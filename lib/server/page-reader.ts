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

/** What a page got to read, or why it could not, as plain data for a component. */
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

/** Who is signed in. Signed out: off to sign-in. */
async function signedIn(): Promise<SignedIn> {
  // As the API reads it: a cookie that comes twice must not be one here and another there.
  const cookies = sessionCookies({ headers: await headers() });
  try {
    return await requireSession(cookies);
  } catch (error) {
    return await toSignIn(noteFailure(error));
  }
}

/** Asked once a request. Without the key: what React keeps of a page's request stays in memory after it, and after sign-out. */
const session = cache(async (): Promise<Session> => (await signedIn()).session);

/** @throws ApiFailure what is not a matter of signing in */
async function toSignIn(failure: ApiFailure): Promise<never> {
  const { code } = failure;
  if (!isSignedOut(code)) throw failure;
  const next = (await headers()).get(PATH_HEADER) ?? "/";
  // Plain "signed out" goes unsaid: the cookie is Strict, so a link from elsewhere looks just the same.
  redirect(signInHref(code === "signed_out" ? { next } : { next, reason: code }));
}

/** The session of a page, or off to sign-in and back. */
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

/** For a page whose body nobody reads: no call and no scan is begun for it. */
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
 * What has been read of an account, or with `"*"` of every account, for the first view of a page. Null: too much for a
 * page, or not yet; the browser follows the stream.
 */
export function pageFleet(onBehalfOf: string | null): Promise<PageRead<Fleet | null>> {
  return read(async (reader) => {
    const target = onBehalfOf === EVERY_ACCOUNT ? "all" : accountOf(onBehalfOf);
    noteAccount(target);
    const fleet = await firstView(reader, target);
    // A list that could not be read is told with the fleet, whose reader asks again; a dead key ends the session here.
    const hole =
      target === "all" ? undefined : fleet?.holes.find((each) => each.api_key_id === null);
    if (hole?.code === "key_rejected") throw failureOfHole(hole);
    return fleet;
  });
}

/**
 * How many accounts there are beside the key's own, for what a page begins with. Null: the key may list none, or SendGrid
 * did not tell in time. Asked once a request, and of SendGrid once a session.
 */
export const pageOthers = cache(async (): Promise<Others | null> => {
  const { session, credential } = await signedIn();
  if (note().method === "HEAD") return null;
  const options = readerOptions(AbortSignal.timeout(OTHERS_DEADLINE_MS), noteCall);
  // Whatever fails here fails the page's own reading too, which says so.
  return await otherAccounts({ credential, options }, session).catch(() => null);
});

/** One key with its scopes, for the first view of a page and its title. Asked once a request. */
export const pageApiKey = cache(
  (onBehalfOf: string | null, id: string): Promise<PageRead<ApiKey>> =>
    read((_, sg) => {
      const account = accountOf(onBehalfOf);
      noteAccount(account);
      return getApiKey(sg, account, apiKeyIdOf(id));
    }),
);
