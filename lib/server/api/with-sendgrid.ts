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

/** What a signed-in reader asks with: the client for their key, and the account of their `on-behalf-of` header. */
type Reader = SignedIn & { sg: SendGrid; account: Account };

type ReaderHandler = (
  reader: Reader,
  request: Request,
  params: Parameters<Handler>[1],
) => Promise<Response>;

/**
 * The values of every session cookie: on http nothing ties one to this program, so that another may have set one of the
 * same name, and to look at the first alone would leave ours alive at a sign-out.
 */
export function sessionCookies({ headers }: Pick<Request, "headers">): string[] {
  const name = `${cookieName()}=`;
  const pairs = (headers.get("cookie") ?? "").split(/;\s*/);
  const own = pairs.filter((pair) => pair.startsWith(name)).map((pair) => pair.slice(name.length));
  return [...new Set(own)];
}

/** Wraps a route that reads SendGrid: checks the headers, finds the session, and ends it when SendGrid calls its key dead. */
export function withSendGrid(handler: ReaderHandler): Handler {
  return async (request, params) => {
    // The key stays here: a caller who brings one has misunderstood, and theirs must not travel on.
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
    // Nobody reads what would come, and so nothing is begun for it: no call, no scan, no stream.
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

/** A key that SendGrid calls dead is of no more use: its session, with the encrypted key, goes at once. */
export async function endIfDead(error: unknown, { session }: SignedIn) {
  if (isFailure(error, "rejected")) await endSessionIfPossible(session.id, "key_rejected");
}
