import { expose } from "comlink";
import { sha256 } from "@/components/ui/digest";
import type { AuditContext } from "@/lib/audit/context";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import type { PolicyDocument } from "@/lib/audit/policy/document";
import { evaluatePolicy } from "@/lib/audit/policy/evaluate";
import { policyFromFleet, policyText } from "@/lib/audit/policy/from-fleet";
import type { Problem } from "@/lib/audit/policy/problem";
import { readPolicy } from "@/lib/audit/policy/read";
import { scopeHashes } from "@/lib/audit/policy/scope-hashes";
import type { PolicyOutcome } from "@/lib/audit/policy-outcome";

/** The data that a policy is evaluated against. */
export type Asked = { fleet: Fleet; context: Pick<AuditContext, "nowMs" | "lives"> };

/** A parsed policy text: its problems, or its outcome with the line of each entry. */
export type Judged =
  | { ok: true; outcome: PolicyOutcome; warnings: Problem[]; lines: Record<string, number> }
  | { ok: false; problems: Problem[] };

async function outcomeOf(file: string, policy: PolicyDocument, { fleet, context }: Asked) {
  const hashes = await scopeHashes(fleet, sha256);
  return evaluatePolicy(policy, fleet, { file, context, hashes });
}

const api = {
  evaluate: outcomeOf,
  judge: async (file: string, text: string, asked: Asked): Promise<{ judged: Judged }> => {
    const read = readPolicy(text);
    if (!read.ok) return { judged: read };
    const { policy, warnings, lines } = read;
    const outcome = await outcomeOf(file, policy, asked);
    return { judged: { ok: true, outcome, warnings, lines } };
  },
  fromFleet: policyFromFleet,
  textOf: policyText,
};
export type PolicyWorker = typeof api;

expose(api);
