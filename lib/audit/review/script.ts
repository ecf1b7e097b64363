import { isApiKeyId } from "../api-key-id";
import type { Finding } from "../findings/finding";
import { remedyOf } from "../findings/remedy";
import { remediationScripts, shellComment } from "../findings/remedy-scripts";
import type { FleetAccount } from "../fleet/fleet";
import { populationOf, type ReviewKey } from "./population";
import { type Decision, type Review, sealOf, standingDecisions } from "./review";
import { isLapsed, type Standing } from "./standing";

const HEAD = `#!/bin/sh
# What was decided in an access review, as calls to run. Read each before you run it: a deleted key cannot be restored,
# and SendGrid does not say what a key was used for. It takes a key of your own that may do this, in SENDGRID_API_KEY.
set -eu
: "\${SENDGRID_API_KEY:?is not set}"
`;

/**
 * The calls that revoke and reduce keys, for an admin to run. The worst finding that names scopes decides what to drop;
 * if none does, or the scopes have changed, the script has a comment and no call.
 */
export function reviewScript(review: Review, standingOf: (key: ReviewKey) => Standing): string {
  const { fleet, keys } = populationOf(review);
  const decisions = standingDecisions(review);
  const parts = keys.flatMap((each) => {
    const decision = decisions.get(each.ref);
    if (decision === undefined || !["reduce", "revoke"].includes(decision.decision)) return [];
    const account = fleet.accounts.get(each.key.account);
    return [part(each, decision, account, standingOf(each))];
  });
  const none = parts.length === 0 ? ["# No key is to be revoked or reduced."] : [];
  return `${[HEAD, shellComment(`Review ${sealOf(review)}`), "", ...none, ...parts].join("\n")}\n`;
}

function part(
  { key, analysis, findings }: ReviewKey,
  decision: Decision,
  account: FleetAccount | undefined,
  standing: Standing,
): string {
  const head = [
    shellComment(
      `${decision.decision}: ${key.name} (${key.api_key_id}) of ${account?.label ?? key.account}`,
    ),
    shellComment(`${decision.reviewer.name}: ${decision.rationale}`),
  ];
  const note = (words: string) => [...head, shellComment(words), ""].join("\n");
  if (standing === "gone") return note("It is gone already.");
  if (standing === "narrowed" && decision.decision === "reduce")
    return note("It has fewer scopes already.");
  if (isLapsed(decision, standing)) {
    return note("Its scopes have changed since the decision, so there is no call for it.");
  }
  const { remedy, why } =
    decision.decision === "revoke"
      ? { remedy: { action: "revoke" } as const, why: null }
      : reductionOf(findings, analysis?.real ?? []);
  if (!isApiKeyId(key.api_key_id))
    return note("Its ID is not a SendGrid ID, so there is no call for it.");
  const region = account?.region ?? "global";
  const scripts = remedy === null ? null : remediationScripts({ ...key, region }, remedy);
  if (scripts === null) {
    return note("No finding says which scopes to drop: choose what it is for on its page.");
  }
  return [...head, ...(why === null ? [] : [shellComment(why)]), scripts.curl, ""].join("\n");
}

/** What the worst finding with scopes to drop says to drop; empty if there is none. */
function reductionOf(findings: readonly Finding[], real: readonly string[]) {
  for (const finding of findings) {
    const remedy = remedyOf([finding], real);
    if (remedy.action !== "re-scope") continue;
    const { drop } = remedy;
    const why = `Drops ${drop.length} of its ${real.length} scopes, for the finding ${finding.rule}.`;
    return { remedy, why };
  }
  return { remedy: null, why: null };
}
