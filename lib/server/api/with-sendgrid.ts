import "server-only";
import { type Account, parseOnBehalfOf } from "@/lib/audit/account";
import { isFailure } from "@/lib/sendgrid/error";
import type { SendGrid } from "@/lib/sendgrid/sendgrid";
import { readerOptions } from "@/lib/sendgrid/transport";
import { ApiFailure } from "../failure/api-failure";
import { note, noteAccount } from "../process/request-note";
import { endSessionIfPossible } from "../session/end-session";
import { requireSession, type SignedIn } from "../session/session";
import { cookieName } from "../session/ticket";
import type { Handler } from "./methods";
import { respondNothing } from "./respond";

/** A signed-in reader's tools: the client for their key, and the account from their `on-behalf-of` header. */
type Reader = SignedIn & { sg: SendGrid; account: Account };

type ReaderHandler = (
  reader: Reader,
  request: Request,
  params: Parameters<Handler>[1],
) => Promise<Response>;

/**
 * The values of every session cookie. On http nothing ties a cookie to this program, so another may have set one with
 * the same name; looking only at the first would leave ours alive at sign-out.
 */
export function sessionCookies({ headers }: Pick<Request, "headers">): string[] {
  const name = `${cookieName()}=`;
  const pairs = (headers.get("cookie") ?? "").split(/;\s*/);
  const own = pairs.filter((pair) => pair.startsWith(name)).map((pair) => pair.slice(name.length));
  return [...new Set(own)];
}

/**
 * Wraps a route that reads SendGrid: checks the headers, finds the session, and ends it if SendGrid rejects its key.
 */
export function withSendGrid(handler: ReaderHandler): Handler {
  return async (request, params) => {
    // The key stays on the server: a caller who sends one is mistaken, and theirs must not travel further.
    if (request.headers.has("authorization")) {
      throw new ApiFailure(
        "invalid_input",
        "This address takes the session cookie, not an Authorization header.",
        {
          field: "Authorization",
        },
      );
    }
    const account = parseOnBehalfOf(request.headers.get("on-behalf-of"));
    if (account === null) {
      throw new ApiFailure("invalid_input", "on-behalf-of doesn’t name a subuser or an account.", {
        field: "on-behalf-of",
        help: "Send a subuser’s username, or `account-id` and a customer account’s id.",
      });
    }
    noteAccount(account);
    const signedIn = await requireSession(sessionCookies(request));
    // Nobody reads the body, so the server starts nothing for it: no call, no scan, no stream.
    if (request.method === "HEAD") return respondNothing();
    const options = readerOptions(request.signal, noteCall);
    const sg = { credential: signedIn.credential, options };
    try {
      return await handler({ ...signedIn, sg, account }, request, params);
    } catch (error) {
      await endIfDead(error, signedIn);
      throw error;
    }
  };
}

/** Counts a call to SendGrid for the log. */
export function noteCall() {
  note().calls += 1;
}

/** Ends the session, with its encrypted key, as soon as SendGrid rejects the key as dead. */
export async function endIfDead(error: unknown, { session }: SignedIn) {
  if (isFailure(error, "rejected")) await endSessionIfPossible(session.id, "key_rejected");
}
