export type Severity = "critical" | "high" | "medium" | "low" | "info";

/** From worst to least. */
export const SEVERITIES: readonly Severity[] = ["critical", "high", "medium", "low", "info"];

/**
 * A rule's stable id, what it is about, and the three answers a finding owes: what should I do, how do I tell a false
 * positive, how do I fix it. `reads`: what must have been read for it to say anything.
 */
export type FindingRule = {
  id: RuleId;
  severity: Severity;
  about: "key" | "account";
  reads: "scopes" | "names" | "account";
  title: string;
  todo: string;
  falsePositive: string;
  fix: string;
};

export type RuleId = (typeof IDS)[number];

const IDS = [
  "full-access",
  "custom-everything",
  "takes-over-account",
  "mints-keys",
  "deletes-keys",
  "redirects-mail",
  "changes-sender-identity",
  "administers-subusers",
  "opens-ip-list",
  "weakens-guard-rails",
  "erases-recipients",
  "spends-money",
  "billing-mixed",
  "marketing-read-writes",
  "reads-recipients",
  "sender-does-more",
  "unknown-scopes",
  "no-scopes",
  "retired-scopes",
  "misspelt-scope",
  "name-contradicts-scopes",
  "bootstrap-key",
  "same-name",
  "no-name",
  "hidden-characters",
  "odd-one-out",
  "sole-holder",
  "signed-in-key-too-powerful",
  "near-key-cap",
  "disabled-subuser-with-keys",
] as const;

function rule(
  id: RuleId,
  severity: Severity,
  title: string,
  todo: string,
  falsePositive: string,
  fix: string,
  reads: FindingRule["reads"] = "scopes",
): FindingRule {
  const about = reads === "account" ? "account" : "key";
  return { id, severity, about, reads, title, todo, falsePositive, fix };
}

/** Every rule. Ids never change their meaning; what is found by them is in shape-findings.ts and findings.ts. */
export const FINDING_RULES: readonly FindingRule[] = [
  rule(
    "full-access",
    "critical",
    "Can do nearly everything",
    "Find out what the key is used for, and give that a key of its own with only the scopes it needs.",
    "Full Access is inferred from the share of scopes held. If a tool truly administers the whole account, this is right, and belongs in a vault.",
    "Create a smaller key, put it in place, then delete this one.",
  ),
  rule(
    "custom-everything",
    "high",
    "Has every permission a Custom key can get",
    "Treat it as a Full Access key: find its purpose and reduce it.",
    "Rare. Someone moved every slider to Full Access.",
    "Reduce its scopes to its purpose, or replace it.",
  ),
  rule(
    "takes-over-account",
    "critical",
    "Can take the account over",
    "Take these scopes away unless the key manages people or logins, and nothing else.",
    "An identity system that provisions teammates needs the teammate scopes; hardly anything needs the login's.",
    "Remove the scopes for login, teammates and single sign-on.",
  ),
  rule(
    "mints-keys",
    "high",
    "Can create or rewrite API keys",
    "Keep this to the one system that rotates keys. Whoever gets this key can leave another behind.",
    "A key rotation job or Terraform needs it, within its own scopes: that is documented as the ceiling.",
    "Remove api_keys.create and api_keys.update.",
  ),
  rule(
    "deletes-keys",
    "medium",
    "Can delete API keys",
    "Keep this to the system that rotates keys: whoever gets this key can stop production.",
    "A job that only revokes leaked keys may hold just this.",
    "Remove api_keys.delete.",
  ),
  rule(
    "redirects-mail",
    "high",
    "Can send mail or events elsewhere",
    "Take these scopes away from keys that run in applications; webhooks are set up once.",
    "A deployment that manages its own webhooks needs them while it runs.",
    "Remove the update and create scopes for webhooks and forwarding.",
  ),
  rule(
    "changes-sender-identity",
    "high",
    "Can change which domains you send as",
    "Domains are set up rarely and by few: keep this off keys that applications hold.",
    "A service that authenticates your customers' domains needs it every day.",
    "Remove whitelabel.create, whitelabel.update and whitelabel.delete.",
  ),
  rule(
    "administers-subusers",
    "high",
    "Can administer subusers",
    "Keep this to the system that provisions subusers. With on-behalf-of it may reach all of them.",
    "A platform that creates a subuser for each customer needs it.",
    "Remove the subusers scopes that are not .read.",
  ),
  rule(
    "opens-ip-list",
    "high",
    "Can open or close the IP allow list",
    "Remove it: the list protects the account only while no leaked key can change it.",
    "Hardly ever right for a program.",
    "Remove the access_settings.whitelist scopes that are not .read.",
  ),
  rule(
    "weakens-guard-rails",
    "medium",
    "Can weaken what protects your recipients",
    "Check that it is meant to clear suppressions, silence alerts or drop TLS.",
    "A preference centre that lets people subscribe again deletes suppressions.",
    "Remove the delete scopes for suppressions, and those for alerts and TLS.",
  ),
  rule(
    "erases-recipients",
    "high",
    "Can erase recipients' data for good",
    "Keep this to the one system that answers erasure requests.",
    "A privacy tool needs it, and little else.",
    "Remove recipients.erasejob.create.",
  ),
  rule(
    "spends-money",
    "high",
    "Can spend money",
    "Check that a person decided this. Billing keys are rarely needed by programs.",
    "Dedicated IPs can be added by a platform that pools them for its customers.",
    "Remove the billing scopes that are not .read, and ips.create.",
  ),
  rule(
    "billing-mixed",
    "high",
    "Holds billing scopes and others",
    "Look at how the key was made: SendGrid documents that billing scopes exclude all others.",
    "If SendGrid has changed the rule, this is merely a key that does too much.",
    "Split it into a billing key and another.",
  ),
  rule(
    "marketing-read-writes",
    "medium",
    "marketing.read also writes",
    "Know that this key can change contacts and send campaigns: the scope's name misleads.",
    "None: SendGrid documents that marketing.read reads and writes.",
    "Remove marketing.read from keys that should only read.",
  ),
  rule(
    "reads-recipients",
    "medium",
    "Reads recipients' personal data",
    "Make sure its holder may process personal data, and that the key is kept accordingly.",
    "Support tools look up recipients all day.",
    "Remove the read scopes for messages, contacts and suppressions.",
  ),
  rule(
    "sender-does-more",
    "medium",
    "Sends mail and does other dangerous things",
    "Separate the two: a key that sends sits in applications, where keys leak.",
    "A small account with one integration may live with it.",
    "Give sending a key with mail.send alone.",
  ),
  rule(
    "unknown-scopes",
    "medium",
    "Holds scopes we do not know",
    "Look the scopes up in SendGrid's documentation and treat them as dangerous until then.",
    "SendGrid adds scopes without notice: often a new and harmless product.",
    "Remove the scopes if nobody can say what they are for.",
  ),
  rule(
    "no-scopes",
    "info",
    "Can do nothing",
    "Delete it: it holds no scope that grants anything.",
    "None, as far as SendGrid tells its scopes.",
    "Delete the key.",
  ),
  rule(
    "retired-scopes",
    "info",
    "Holds only scopes of retired features",
    "Delete it, unless an old integration still calls those features.",
    "Old accounts can still have the legacy feature.",
    "Delete the key.",
  ),
  rule(
    "misspelt-scope",
    "info",
    "Holds a scope that is only misspelt documentation",
    "Check what made the key: it copied a name that should not exist.",
    "SendGrid may have made the name real since.",
    "Use the real scope instead.",
  ),
  rule(
    "name-contradicts-scopes",
    "high",
    "Its name says less than it can do",
    "Believe the scopes, not the name, and correct one of them.",
    "Names are free text; the words we look for may mean something else here.",
    "Reduce the scopes to what the name says.",
  ),
  rule(
    "bootstrap-key",
    "medium",
    "Looks like a left-over of a setup",
    "Ask whether the setup or migration it was made for is over, and delete it.",
    "The name may be that of a team or a product.",
    "Delete the key.",
  ),
  rule(
    "same-name",
    "low",
    "Shares its name with another key",
    "Find out which of them is in use before anyone deletes the wrong one.",
    "Two halves of a rotation may carry one name for a day.",
    "Rename the keys, one name each; ids tell them apart.",
    "names",
  ),
  rule(
    "no-name",
    "low",
    "Has no name",
    "Find its owner and name it for what uses it.",
    "None.",
    "Rename the key.",
    "names",
  ),
  rule(
    "hidden-characters",
    "medium",
    "Its name has invisible characters",
    "Look at the name closely: it may be made to look like another.",
    "Text copied from a page or a chat can bring them along, and some scripts need them.",
    "Rename the key.",
    "names",
  ),
  rule(
    "odd-one-out",
    "low",
    "Differs slightly from keys that are otherwise alike",
    "See what it has more or less than the others, and whether someone meant that.",
    "A deliberate exception.",
    "Give it the scopes that the others have.",
  ),
  rule(
    "sole-holder",
    "info",
    "The only key of its account that can do something",
    "Know this before deleting it: what depends on it stops.",
    "None within this account; a parent's key may still act on behalf of a subuser.",
    "Nothing to fix. Plan a replacement before it is revoked.",
  ),
  rule(
    "signed-in-key-too-powerful",
    "medium",
    "The key you are signed in with can do more than an audit needs",
    "Make a key for auditing and sign in with that.",
    "None: this tool only ever reads.",
    "Create a key with api_keys.read, and subusers.read to see subusers.",
  ),
  rule(
    "near-key-cap",
    "medium",
    "The account has nearly as many API keys as it may",
    "Delete keys that nobody uses: at 100, SendGrid refuses to create another, also in a rotation.",
    "Support may have raised the limit for this account.",
    "Delete unused keys.",
    "account",
  ),
  rule(
    "disabled-subuser-with-keys",
    "medium",
    "A disabled subuser still has API keys",
    "Delete the keys if the subuser will not come back: they work again when it is enabled.",
    "A subuser disabled for a while, or by SendGrid, may come back.",
    "Delete its keys.",
    "account",
  ),
];

const BY_ID = new Map(FINDING_RULES.map((one) => [one.id, one]));

/** The rule of an id; undefined for ids of other versions. */
export function findingRule(id: RuleId): FindingRule | undefined {
  return BY_ID.get(id);
}
