import type { AuditContext } from "../context";
import type { FleetKey } from "../fleet/fleet";
import { keyRef } from "../key-ref";
import type { ShownMail } from "./last-mail";
import { whyKeyNotAsked } from "./why-not-asked";

/**
 * The last mail of a key from its context: the answer, or else why nobody can ask about it.
 * @param scopes null: not read
 * @returns null if nobody asked
 */
export function lastMailIn(
  context: Pick<AuditContext, "lastMail"> | undefined,
  key: FleetKey,
  scopes: readonly string[] | null,
): ShownMail | null {
  if (context?.lastMail === undefined) return null;
  const known = context.lastMail.get(keyRef(key));
  if (known !== undefined) return known;
  const reason = whyKeyNotAsked(key, scopes);
  return reason === null ? null : { state: "cannot_ask", reason, askedAtMs: null };
}
