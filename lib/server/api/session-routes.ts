import "server-only";
import { readPastedApiKey } from "@/lib/audit/leak/pasted-api-key";
import { SignInBody } from "@/lib/contract/requests";
import { ApiFailure } from "../failure/api-failure";
import { requireSession, signedOut, signOut, viewOf } from "../session/session";
import { throttledSignIn } from "../session/sign-in";
import { setCookie } from "../session/ticket";
import { readJsonBody } from "./body";
import type { Handler } from "./methods";
import { respondEmpty, respondJson } from "./respond";
import { sessionCookies } from "./with-sendgrid";

/** `GET /api/session`: who is signed in. Makes no call to SendGrid. */
export const getSession: Handler = async (request) => {
  const { session } = await requireSession(sessionCookies(request));
  return respondJson(viewOf(session));
};

/** `POST /api/session`: signs in. The cookie holds a ticket; the key stays on the server. */
export const postSession: Handler = async (request) => {
  const body = await readJsonBody(request, SignInBody);
  const pasted = readPastedApiKey(body.api_key);
  if (!pasted.ok) throw new ApiFailure("invalid_input", pasted.problem, { field: "api_key" });
  const { session, cookie } = await throttledSignIn(pasted, body.region, request.signal);
  // Ends any session that was open in this browser: a new sign-in never leaves an old ticket alive.
  await signOut(sessionCookies(request), "replaced");
  return respondJson(viewOf(session), {
    status: 201,
    headers: { "Set-Cookie": setCookie(cookie) },
  });
};

/**
 * `DELETE /api/session`: signs out, on every replica at once. A cookie that doesn't open here is a failure, not a
 * sign-out: under another `SESSION_PASSWORD` the session may still be alive, so the cookie stays too.
 */
export const deleteSession: Handler = async (request) => {
  const cookies = sessionCookies(request);
  const ended = await signOut(cookies, "signed_out");
  if (cookies.length > 0 && ended === 0) throw signedOut();
  return respondEmpty({ "Set-Cookie": setCookie(""), "Clear-Site-Data": '"storage"' });
};
