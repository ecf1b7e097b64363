/** Why the reader stands before the sign-in page, in words. Keys are the `reason=` values others send here. */
const REASONS: Record<string, { title: string; text: string }> = {
  signed_out: {
    title: "You are signed out",
    text: "The session is gone from the server, and the key with it.",
  },
  session_expired: {
    title: "Your session ended",
    text: "It ends after 30 minutes without use and after 8 hours in any case. Sign in to go on where you were.",
  },
  key_rejected: {
    title: "SendGrid no longer accepts that key",
    text: "It answered that the key is invalid, expired or revoked, so the session was ended. Sign in with another key.",
  },
};

/** The banner for a `reason=` value; null for none and for one nobody sends. */
export function reasonFor(value: string | undefined): { title: string; text: string } | null {
  return value !== undefined && Object.hasOwn(REASONS, value) ? (REASONS[value] ?? null) : null;
}
