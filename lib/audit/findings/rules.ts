export type Severity = "critical" | "high" | "medium" | "low" | "info";

/** From worst to least. */
export const SEVERITIES: readonly Severity[] = ["critical", "high", "medium", "low", "info"];

const RULES = [
  {
    id: "full-access",
    severity: "critical",
    reads: "scopes",
    title: "Has Full Access, as far as its scopes tell",
  },
  {
    id: "custom-everything",
    severity: "high",
    reads: "scopes",
    title: "Has every permission a Custom key can get",
  },
  {
    id: "takes-over-account",
    severity: "critical",
    reads: "scopes",
    title: "Can take the account over",
  },
  { id: "mints-keys", severity: "high", reads: "scopes", title: "Can create or rewrite API keys" },
  { id: "deletes-keys", severity: "medium", reads: "scopes", title: "Can delete API keys" },
  {
    id: "redirects-mail",
    severity: "high",
    reads: "scopes",
    title: "Can send mail or events elsewhere",
  },
  {
    id: "changes-sender-identity",
    severity: "high",
    reads: "scopes",
    title: "Can change which domains you send as",
  },
  {
    id: "administers-subusers",
    severity: "high",
    reads: "scopes",
    title: "Can administer subusers",
  },
  {
    id: "reaches-subusers",
    severity: "high",
    reads: "scopes",
    title: "May create or change API keys in every subuser",
  },
  {
    id: "opens-ip-list",
    severity: "high",
    reads: "scopes",
    title: "Can open or close the IP allow list",
  },
  {
    id: "weakens-guard-rails",
    severity: "medium",
    reads: "scopes",
    title: "Can weaken what protects your recipients",
  },
  {
    id: "erases-recipients",
    severity: "high",
    reads: "scopes",
    title: "Can erase recipients' data for good",
  },
  { id: "spends-money", severity: "high", reads: "scopes", title: "Can spend money" },
  {
    id: "billing-mixed",
    severity: "high",
    reads: "scopes",
    title: "Holds billing scopes and others",
  },
  {
    id: "marketing-read-writes",
    severity: "medium",
    reads: "scopes",
    title: "marketing.read also writes",
  },
  {
    id: "reads-recipients",
    severity: "medium",
    reads: "scopes",
    title: "Reads recipients' personal data",
  },
  {
    id: "sender-does-more",
    severity: "medium",
    reads: "scopes",
    title: "Sends mail and does other dangerous things",
  },
  {
    id: "unknown-scopes",
    severity: "medium",
    reads: "scopes",
    title: "Holds scopes we do not know",
  },
  { id: "no-scopes", severity: "info", reads: "scopes", title: "Can do nothing" },
  {
    id: "retired-scopes",
    severity: "info",
    reads: "scopes",
    title: "Holds only scopes of retired features",
  },
  {
    id: "misspelt-scope",
    severity: "info",
    reads: "scopes",
    title: "Holds a scope that is only misspelt documentation",
  },
  {
    id: "name-contradicts-scopes",
    severity: "high",
    reads: "scopes",
    title: "Its name says less than it can do",
  },
  {
    id: "bootstrap-key",
    severity: "medium",
    reads: "scopes",
    title: "Looks like a left-over of a setup",
  },
  { id: "same-name", severity: "low", reads: "names", title: "Shares its name with another key" },
  { id: "no-name", severity: "low", reads: "names", title: "Has no name" },
  {
    id: "hidden-characters",
    severity: "medium",
    reads: "names",
    title: "Its name has invisible characters",
  },
  {
    id: "odd-one-out",
    severity: "low",
    reads: "scopes",
    title: "Differs slightly from keys that are otherwise alike",
  },
  {
    id: "sole-holder",
    severity: "info",
    reads: "scopes",
    title: "The only key of its account that can do something",
  },
  {
    id: "signed-in-key-too-powerful",
    severity: "medium",
    reads: "scopes",
    title: "The key you are signed in with can do more than an audit needs",
  },
  {
    id: "near-key-cap",
    severity: "medium",
    reads: "account",
    title: "The account has nearly as many API keys as it may",
  },
  {
    id: "disabled-subuser-with-keys",
    severity: "medium",
    reads: "account",
    title: "A disabled subuser still has API keys",
  },
] as const satisfies readonly {
  id: string;
  severity: Severity;
  reads: "scopes" | "names" | "account";
  title: string;
}[];

export type RuleId = (typeof RULES)[number]["id"];

/** A rule's stable id and what it is called. `reads`: what must have been read for it to say anything. */
export type FindingRule = {
  id: RuleId;
  severity: Severity;
  about: "key" | "account";
  reads: "scopes" | "names" | "account";
  title: string;
};

/**
 * Every rule. Ids never change their meaning. What meets them is in shape-findings.ts, name-findings.ts,
 * relation-findings.ts and findings.ts; what to do about it in finding-advice.ts.
 */
export const FINDING_RULES: readonly FindingRule[] = RULES.map((rule) => ({
  ...rule,
  about: rule.reads === "account" ? "account" : "key",
}));

const BY_ID = new Map(FINDING_RULES.map((one) => [one.id, one]));

/** The rule of an id; undefined for ids of other versions. */
export function findingRule(id: RuleId): FindingRule | undefined {
  return BY_ID.get(id);
}
