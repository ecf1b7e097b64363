import "server-only";
import { SendGridError } from "@/lib/sendgrid/error";
import { getKnownScopes } from "@/lib/sendgrid/scopes";
import type { SendGrid } from "@/lib/sendgrid/sendgrid";
import type { Store } from "../store/open-store";
import { putSessionScopes, type Session } from "../store/sessions";
import { isDeadKey } from "./read-failure";

/**
 * Asks again what the key may do, since that can change while somebody is signed in, and keeps it with the session.
 * @returns the scopes as they are now, null when SendGrid would not tell; where it cannot be asked, those that are known
 * @throws SendGridError `rejected` when the key is dead, StoreUnavailable
 */
export async function renewScopes(
  db: Store,
  sg: SendGrid,
  { id, scopes: known }: Session,
): Promise<readonly string[] | null> {
  const scopes = await getKnownScopes(sg).catch((error: unknown) => {
    if (error instanceof SendGridError && !isDeadKey(error)) return known;
    throw error;
  });
  if (JSON.stringify(scopes) !== JSON.stringify(known)) await putSessionScopes(db, id, scopes);
  return scopes;
}
