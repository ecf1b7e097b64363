import "server-only";
import type { SessionRegion } from "@/lib/contract/answers";
import { failureOf } from "../http/failure-of";
import { log } from "../log";
import { note } from "../request-note";
import { noteSession } from "./session";
import { signIn } from "./sign-in";
import { SignInThrottle } from "./sign-in-throttle";

const throttle = new SignInThrottle();

/**
 * Signs in, unless too many keys from there were refused lately, and logs how it went.
 * @throws ApiFailure `rate_limited`, and all that {@link signIn} throws
 */
export async function throttledSignIn(
  { api_key, api_key_id }: { api_key: string; api_key_id: string },
  wanted: SessionRegion | undefined,
  signal: AbortSignal,
): ReturnType<typeof signIn> {
  const { ip } = note();
  const leave = await throttle.enter(ip, signal).catch((error: unknown) => {
    if (!signal.aborted) log("warn", "sign_in_throttled", { ip, api_key_id });
    throw error;
  });
  let refused = false;
  try {
    const signedIn = await signIn(api_key, wanted, signal);
    noteSession(signedIn.session);
    const { session, region } = note();
    log("info", "sign_in", { ip, session, region, api_key_id });
    return signedIn;
  } catch (error) {
    const code = signal.aborted ? "client_closed" : failureOf(error).code;
    // Who leaves before the answer pays too: leaving early must not be the way around.
    refused = code === "key_rejected" || signal.aborted;
    log("warn", "sign_in_failed", { ip, code, api_key_id });
    throw error;
  } finally {
    leave(refused);
  }
}
