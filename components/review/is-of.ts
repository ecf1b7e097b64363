import { accountId, SELF } from "@/lib/audit/account";
import type { Review } from "@/lib/audit/review/review";

/**
 * Whether a review is of an account that the session's key belongs to. A draft outlasts a session, and the next one in
 * this browser may be somebody else's: keys of another account are not for them to see here, but out of a file they have.
 */
export function isOf({ opening, snapshot }: Review, apiKeyId: string): boolean {
  if (opening.opened_with === apiKeyId) return true;
  const own = accountId(SELF);
  return snapshot.keys.some((key) => key.account === own && key.api_key_id === apiKeyId);
}
