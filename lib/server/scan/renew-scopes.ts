import "server-only";
import { SendGridError } from "@/lib/sendgrid/error";
import { getKnownScopes } from "@/lib/sendgrid/scopes";
import type { SendGrid } from "@/lib/sendgrid/sendgrid";
import type { Store } from "../store/open-store";
import { putSessionScopes, type Session } from "../store/sessions";
import { isDeadKey } from "./read-failure";

/**
 * Asks again what the key may do, since that can change during a session, and stores it with the session.
 * @returns the current scopes; null if SendGrid refuses to tell; the known ones if SendGrid can't be reached
 * @throws SendGridError `rejected` if the key is dead, StoreUnavailable
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
