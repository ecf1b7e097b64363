/** The codes with which a session is over, or was never there: whoever gets one has to sign in. All are a 401. */
const SIGNED_OUT = ["signed_out", "session_expired", "key_rejected"] as const;

export type SignedOutCode = (typeof SIGNED_OUT)[number];

/** Whether a code, or what an address says is one, means that its reader has to sign in. */
export function isSignedOut(code: string | undefined): code is SignedOutCode {
  return SIGNED_OUT.some((each) => each === code);
}

/**
 * The address of the sign-in page.
 * @param next the page to go on to, an address without keys
 * @param reason what the page says of why the reader is there; without it, nothing
 */
export function signInHref({ next, reason }: { next?: string; reason?: SignedOutCode }): string {
  const query = new URLSearchParams();
  if (next !== undefined) query.set("next", next);
  if (reason !== undefined) query.set("reason", reason);
  return `/sign-in?${query.toString()}`;
}
