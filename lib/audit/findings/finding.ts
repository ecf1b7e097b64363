import type { AccountId } from "../account";
import type { Waived } from "../policy-outcome";
import { findingRule, type RuleId, type Severity } from "./rules";

/** Something a rule found, about a key or a whole account. */
export type Finding = {
  rule: RuleId;
  severity: Severity;
  account: AccountId;
  /** Null when the finding is about the whole account. */
  api_key_id: string | null;
  /** The scopes that show it, sorted; empty where it is not about scopes. */
  scopes: readonly string[];
  /** What shows it besides scopes, in a few words; empty when nothing does. */
  detail: string;
  /** What the rule is called, where it is a policy's. */
  title?: string;
  /** Who waived it and until when: it is shown, and counts for nothing. */
  waived?: Waived;
};

/** What a finding's rule is called. */
export function ruleTitle({ rule, title }: Pick<Finding, "rule" | "title">): string {
  return title ?? findingRule(rule)?.title ?? rule;
}

/** How the parts of an audit report what they find. */
export type AddFinding = (
  rule: RuleId,
  subject: Pick<Finding, "account" | "api_key_id">,
  scopes: readonly string[],
  detail: string,
) => void;

/** A finding's stable id: the rule, the account and the key. */
export function findingId({ rule, account, api_key_id }: Finding): string {
  return api_key_id === null ? `${rule}:${account}` : `${rule}:${account}:${api_key_id}`;
}
