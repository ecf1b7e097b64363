import { RULE_TABLE } from "./rule-table";

export type Severity = "critical" | "high" | "medium" | "low" | "info";

/** From worst to least. */
export const SEVERITIES: readonly Severity[] = ["critical", "high", "medium", "low", "info"];

/** A rule and its properties: everything that other parts would otherwise keep for each id. */
export type RuleRow = {
  id: string;
  severity: Severity;
  title: string;
  /**
   * What the rule needs. `session`: the scopes of the signed-in key; `history`: what the store recorded of the key;
   * `mail`: what Email Activity said of it; `policy`: what a policy says, see {@link AuditContext}.
   */
  reads: "scopes" | "names" | "account" | "session" | "history" | "mail" | "policy";
  /**
   * What its finding alone calls for: delete the key, rename it, drop the scopes that show it, or nothing. `none` if
   * the reader must first decide what the key is for: nobody drops a scope unseen.
   */
  remedy: "revoke" | "rename" | "drop" | "none";
  /** What the rule compares a key with, if anything: until these are read, a read key is open to the rule. */
  compares: "account" | "fleet" | "subusers" | null;
  /** What of the key its scopes are held against: no scope set meets it by itself. */
  beside?: "name";
  /** It says nothing where the subusers are not known. */
  needsSubusers: boolean;
};

/** The id of a built-in check. */
export type BuiltInRuleId = (typeof RULE_TABLE)[number]["id"];
type ScopesRow = Extract<(typeof RULE_TABLE)[number], { reads: "scopes" }>;
/** A rule that a scope set meets by itself: by-shape.ts has its check, which the compiler asks for. */
export type ShapeRuleId = Exclude<ScopesRow, { compares: string } | { beside: string }>["id"];
/** A rule of a policy. No id of ours has a colon. */
export type PolicyRuleId = `policy:${string}`;
export type RuleId = BuiltInRuleId | PolicyRuleId;

/** A row with its subject. */
export type FindingRule = RuleRow & { id: RuleId; about: "key" | "account" };

/** Every built-in check, in the order of the table. */
export const FINDING_RULES: readonly (FindingRule & { id: BuiltInRuleId })[] = RULE_TABLE.map(
  (rule: RuleRow & { id: BuiltInRuleId }) => ({
    ...rule,
    about: rule.reads === "account" ? "account" : "key",
  }),
);

const BY_ID = new Map<RuleId, FindingRule>(FINDING_RULES.map((one) => [one.id, one]));

/** Looks up a built-in check by id; undefined for ids of other versions, and for rules of a policy. */
export function findingRule(id: RuleId): FindingRule | undefined {
  return BY_ID.get(id);
}
