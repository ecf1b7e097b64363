import type { AccountId } from "../account";
import type { Waived } from "../policy-outcome";
import { findingRule, type RuleId, type Severity } from "./rules";

/** What a rule found, about a key or a whole account. */
export type Finding = {
  rule: RuleId;
  severity: Severity;
  account: AccountId;
  /** Null when the finding is about the whole account. */
  api_key_id: string | null;
  /** The scopes that show it, sorted; empty if it is not about scopes. */
  scopes: readonly string[];
  /** Other evidence besides scopes, in a few words; empty if there is none. */
  detail: string;
  /** The rule's title, if it is a policy's. */
  title?: string;
  /** Who waived it and until when. The finding is still shown, but counts for nothing. */
  waived?: Waived;
};

/** The title of a finding's rule. */
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
