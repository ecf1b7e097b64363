import { RULE_TABLE } from "./rule-table";

export type Severity = "critical" | "high" | "medium" | "low" | "info";

/** From worst to least. */
export const SEVERITIES: readonly Severity[] = ["critical", "high", "medium", "low", "info"];

/** A rule and what follows from it: all that other parts would otherwise keep for each id. */
export type RuleRow = {
  id: string;
  severity: Severity;
  title: string;
  /**
   * What must have been read for it to say anything. `session`: the scopes of the key signed in with;
   * `history`: what the store has recorded of the key, `mail`: what Email Activity told of it, `policy`: what a policy
   * says, see {@link AuditContext}. */
  reads: "scopes" | "names" | "account" | "session" | "history" | "mail" | "policy";
  /**
   * What its finding calls for by itself: delete the key, rename it, drop the scopes that show it, or none of these.
   * `none` where whoever reads it must decide first what the key is for: no scope is dropped unseen.
   */
  remedy: "revoke" | "rename" | "drop" | "none";
  /** What a key is compared with, if it is: a key that is read is open to the rule while these are not. */
  compares?: "account" | "fleet" | "subusers";
  /** What of the key its scopes are held against: no scope set meets it by itself. */
  beside?: "name";
  /** It says nothing where the subusers are not known. */
  needsSubusers?: true;
};

/** A rule of ours: a built-in check. */
export type BuiltInRuleId = (typeof RULE_TABLE)[number]["id"];
type ScopesRow = Extract<(typeof RULE_TABLE)[number], { reads: "scopes" }>;
/** A rule that a scope set meets by itself: by-shape.ts has its check, which the compiler asks for. */
export type ShapeRuleId = Exclude<ScopesRow, { compares: string } | { beside: string }>["id"];
/** A rule of a policy. No id of ours has a colon. */
export type PolicyRuleId = `policy:${string}`;
export type RuleId = BuiltInRuleId | PolicyRuleId;

/** A row with what it is about. */
export type FindingRule = RuleRow & { id: RuleId; about: "key" | "account" };

/** Every built-in check, in the order of the table. */
export const FINDING_RULES: readonly (FindingRule & { id: BuiltInRuleId })[] = RULE_TABLE.map(
  (rule: RuleRow & { id: BuiltInRuleId }) => ({
    ...rule,
    about: rule.reads === "account" ? "account" : "key",
  }),
);

const BY_ID = new Map<RuleId, FindingRule>(FINDING_RULES.map((one) => [one.id, one]));

/** The built-in check of an id; undefined for ids of other versions, and for rules of a policy. */
export function findingRule(id: RuleId): FindingRule | undefined {
  return BY_ID.get(id);
}
