/** Why the reader was sent to the sign-in page. The keys are the `reason=` values in use. */
const REASONS: Record<string, { title: string; text: string }> = {
  signed_out: {
    title: "You are signed out",
    text: "Your session and key have been deleted from this server.",
  },
  session_expired: {
    title: "Your session ended",
    text: "Sessions end after 30 minutes without use and after 8 hours in any case. Sign in to continue where you left off.",
  },
  key_rejected: {
    title: "SendGrid no longer accepts that key",
    text: "SendGrid says the key is invalid, expired or revoked, so your session has ended. Sign in with another key.",
  },
};

/** The banner for a `reason=` value; null for none or an unknown one. */
export function reasonFor(value: string | undefined): { title: string; text: string } | null {
  return value !== undefined && Object.hasOwn(REASONS, value) ? (REASONS[value] ?? null) : null;
}
