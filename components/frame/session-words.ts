import { beyondAudit } from "@/lib/audit/effects/auditor-scopes";
import type { Fleet } from "@/lib/audit/fleet/fleet";

/** Whether the own account's list of keys was read: then the key may read it, whatever its scopes say. */
export function isOwnListRead(fleets: readonly Fleet[]): boolean {
  return fleets.some((fleet) => {
    const own = fleet.accounts.get("self");
    return own !== undefined && own.status !== "failed" && own.keys !== null;
  });
}

/**
 * What the signed-in key can do beyond an audit's needs.
 * @param scopes null when SendGrid did not say
 * @returns a sentence, or none, and how many scopes an audit does not need
 */
export function sessionWords(
  scopes: readonly string[] | null,
  isListRead: boolean,
): { sentence: string; extra: number } {
  if (scopes === null) {
    return { sentence: "SendGrid doesn’t show which scopes this key has.", extra: 0 };
  }
  const extra = beyondAudit(scopes).length;
  if (!isListRead && !scopes.includes("api_keys.read")) {
    return { sentence: "Missing api_keys.read, which an audit requires.", extra };
  }
  return { sentence: extra === 0 ? "It has only the scopes an audit needs." : "", extra };
}
