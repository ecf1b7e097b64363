import { isSignedOut, type SignedOutCode } from "@/lib/contract/signed-out";

/** Why the reader stands before the sign-in page, in words, by the `reason=` that signInHref sends. */
const REASONS: Record<SignedOutCode, { title: string; text: string }> = {
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
  return isSignedOut(value) ? REASONS[value] : null;
}
