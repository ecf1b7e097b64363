import type { AuditContext } from "@/lib/audit/context";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { evaluatePolicy } from "@/lib/audit/policy/evaluate";
import { scopeHashes } from "@/lib/audit/policy/scope-hashes";
import { digest } from "@/lib/server/process/sha256";
import type { NamedPolicy } from "../policy/policy-file";

/** Returns what other sources say about a fleet's keys. */
export type ContextOf = (fleet: Fleet, lives?: AuditContext["lives"]) => Promise<AuditContext>;

/** The same policy, moment and last mails for every fleet of one run, so that two can be compared. */
export function contexts(
  policy: NamedPolicy | null,
  nowMs: number,
  lastMail?: AuditContext["lastMail"],
): ContextOf {
  return async (fleet, lives) => {
    const context: AuditContext = {
      nowMs,
      ...(lives && { lives }),
      ...(lastMail && { lastMail }),
    };
    if (policy === null) return context;
    const hashes = await scopeHashes(fleet, digest);
    return {
      ...context,
      policy: evaluatePolicy(policy.policy, fleet, { ...policy, context, hashes }),
    };
  };
}
