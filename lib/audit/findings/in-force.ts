import type { PolicyOutcome } from "../policy-outcome";
import { FINDING_RULES, type FindingRule } from "./rules";

/**
 * The rules in force, the policy's first: a policy may turn off built-in checks or change their severity. Without a
 * policy, checks that need one are not in force, rather than unknown.
 */
export function rulesInForce(policy: PolicyOutcome | undefined): FindingRule[] {
  const builtIn = FINDING_RULES.flatMap((rule): FindingRule[] => {
    const tuned = policy?.builtin.get(rule.id);
    const isMoot = rule.id === "unowned" ? policy?.hasOwners !== true : policy === undefined;
    if (tuned === "off" || (rule.reads === "policy" && isMoot)) return [];
    return [tuned === undefined ? rule : { ...rule, severity: tuned }];
  });
  const own = (policy?.rules ?? []).map(({ rule, title, severity }): FindingRule => {
    return {
      id: rule,
      title,
      severity,
      reads: "policy",
      about: "key",
      remedy: "none",
      compares: null,
      needsSubusers: false,
    };
  });
  return [...own, ...builtIn];
}
