import type { BuiltInRuleId, RuleId } from "./rules";

/** The three answers a finding owes: what should I do, how do I tell a false positive, how do I fix it. */
export type FindingAdvice = { todo: string; falsePositive: string; fix: string };

/** The advice for every rule, kept apart from the rules so that a page loads it only when a reader opens a finding. */
const FINDING_ADVICE: Readonly<Record<BuiltInRuleId, FindingAdvice>> = {
  "full-access": {
    todo: "Find out what the key is used for, and create a key with only the scopes that needs.",
    falsePositive:
      "Full Access is inferred from how many scopes the key has. A tool that really administers the whole account may need it; keep its key in a vault.",
    fix: "Create a smaller key, switch to it, then delete this one.",
  },
  "custom-everything": {
    todo: "Treat it as a Full Access key: find out what it’s for and reduce it.",
    falsePositive: "Unlikely: someone set every permission to Full Access.",
    fix: "Reduce its scopes to what it’s for, or replace it.",
  },
  "takes-over-account": {
    todo: "Remove these scopes unless managing people or logins is all this key does.",
    falsePositive:
      "An identity system that provisions teammates needs the teammate scopes. Almost nothing needs the login scopes.",
    fix: "Remove the scopes that change the login, add or promote teammates, or change single sign-on. Read scopes can stay. So can teammates.delete, which only takes access away.",
  },
  "mints-keys": {
    todo: "Limit this to the one system that rotates keys. Anyone who gets this key can create another and keep access.",
    falsePositive:
      "A key rotation job or Terraform needs it. SendGrid documents that a key can only grant scopes it has itself.",
    fix: "Remove the create and update scopes for API keys and legacy credentials.",
  },
  "deletes-keys": {
    todo: "Limit this to the system that rotates keys. Anyone who gets this key can stop production.",
    falsePositive: "A job that revokes leaked keys may need only this.",
    fix: "Remove api_keys.delete, and credentials.delete for legacy credentials.",
  },
  "redirects-mail": {
    todo: "Remove these scopes from application keys. Webhooks are set up once.",
    falsePositive: "A deployment that manages its own webhooks needs them.",
    fix: "Remove the create and update scopes for webhooks, mail forwarding, mail copies and mail samples.",
  },
  "changes-sender-identity": {
    todo: "Domains are rarely set up, and by few people. Keep this off application keys.",
    falsePositive: "A service that authenticates your customers’ domains needs it every day.",
    fix: "Remove whitelabel.create, whitelabel.update and whitelabel.delete.",
  },
  "administers-subusers": {
    todo: "Limit this to the system that provisions subusers. With on-behalf-of it may reach all of them.",
    falsePositive: "A platform that creates a subuser for each customer needs it.",
    fix: "Remove the scopes that create, change, limit or delete subusers.",
  },
  "reaches-subusers": {
    todo: "Treat it as a key to every subuser: the parent’s key can act for them with on-behalf-of.",
    falsePositive:
      "SendGrid documents that on-behalf-of works for API keys, but not whether a Custom key can use it. This app never tries.",
    fix: "Remove api_keys.create and api_keys.update from the parent’s key.",
  },
  "opens-ip-list": {
    todo: "Remove this. The IP allow list only protects the account if a leaked key can’t change it.",
    falsePositive: "Programs almost never need this.",
    fix: "Remove the access_settings.whitelist scopes other than .read.",
  },
  "weakens-guard-rails": {
    todo: "Check that this key is meant to clear suppressions, silence alerts or turn off TLS.",
    falsePositive: "A preference center that lets people resubscribe deletes suppressions.",
    fix: "Remove the delete scopes for suppressions, and the scopes that change alerts, TLS or the address allow list.",
  },
  "erases-recipients": {
    todo: "Limit this to the one system that handles erasure requests.",
    falsePositive: "A privacy tool needs it, and little else.",
    fix: "Remove recipients.erasejob.create.",
  },
  "spends-money": {
    todo: "Check that someone decided this. Programs rarely need billing access.",
    falsePositive: "A platform that pools dedicated IPs for its customers may add them.",
    fix: "Remove ips.create and the billing scopes other than .read.",
  },
  "billing-mixed": {
    todo: "Find out how the key was created: SendGrid documents that billing scopes can’t be combined with others.",
    falsePositive: "SendGrid may have changed the rule. Then the key simply has too much access.",
    fix: "Remove the billing scopes. If billing needs a key, create one just for that.",
  },
  "marketing-read-writes": {
    todo: "Be aware that this key can change contacts and send campaigns, whatever the scope’s name says.",
    falsePositive: "None: SendGrid documents that marketing.read reads and writes.",
    fix: "Remove marketing.read from keys that should only read.",
  },
  "reads-recipients": {
    todo: "Make sure whoever uses the key is allowed to process personal data, and that it is stored accordingly.",
    falsePositive: "Support tools look up recipients all day.",
    fix: "Remove the read scopes for messages, contacts and suppressions.",
  },
  "sender-does-more": {
    todo: "Separate the two: sending keys live in applications, where keys leak.",
    falsePositive: "A small account with one integration may accept this.",
    fix: "Remove everything but sending, or create a separate key with only mail.send.",
  },
  "unknown-scopes": {
    todo: "Look up the scopes in SendGrid’s documentation. Until then, treat them as dangerous.",
    falsePositive: "SendGrid adds scopes without notice, often for a harmless new product.",
    fix: "Remove the scopes if no one knows what they are for.",
  },
  "no-scopes": {
    todo: "Delete it: none of its scopes grants anything.",
    falsePositive: "None, as far as SendGrid shows its scopes.",
    fix: "Delete the key.",
  },
  "retired-scopes": {
    todo: "Delete it, unless an old integration still uses those features.",
    falsePositive: "Old accounts can still have the legacy feature.",
    fix: "Delete the key.",
  },
  "misspelt-scope": {
    todo: "Check what created the key: it asked for a scope that shouldn’t exist.",
    falsePositive: "SendGrid may have added the scope since.",
    fix: "Remove it. If something stops working, give it the real scope.",
  },
  "name-contradicts-scopes": {
    todo: "Trust the scopes, not the name, and correct one of them.",
    falsePositive: "Names are free text. The words we look for may mean something else here.",
    fix: "Reduce the scopes to what the name says.",
  },
  "bootstrap-key": {
    todo: "Ask whether the setup or migration it was created for is over. If so, delete it.",
    falsePositive: "The name may be that of a team or a product.",
    fix: "Delete the key.",
  },
  "same-name": {
    todo: "Find out which of them is in use before anyone deletes the wrong one.",
    falsePositive: "During a rotation, the old and new keys may briefly share a name.",
    fix: "Give each key its own name. Their IDs tell them apart.",
  },
  "no-name": {
    todo: "Find its owner and name it after what uses it.",
    falsePositive: "None.",
    fix: "Rename the key.",
  },
  "hidden-characters": {
    todo: "Look at the name closely: it may be meant to look like another.",
    falsePositive:
      "Text copied from a web page or chat can contain them, and some writing systems need them.",
    fix: "Rename the key.",
  },
  "odd-one-out": {
    todo: "See which scopes set it apart from the others, and whether that’s intended.",
    falsePositive: "A deliberate exception.",
    fix: "Remove the scopes the others don’t have. Ask its owner about the ones it’s missing.",
  },
  "sole-holder": {
    todo: "Before you delete it, know that whatever depends on it stops.",
    falsePositive:
      "None within this account, but a parent’s key may still act on behalf of a subuser.",
    fix: "Nothing to fix. Plan a replacement before you revoke it.",
  },
  "signed-in-key-too-powerful": {
    todo: "Create an audit key and sign in with it.",
    falsePositive: "None: this app only ever reads.",
    fix: "Create a key with api_keys.read, plus subusers.read to include subusers.",
  },
  "old-key": {
    todo: "Replace it with a new key that has the same scopes or fewer. The older a secret is, the more copies of it exist.",
    falsePositive: "None: this server recorded it at least 90 days ago.",
    fix: "Create a new key, switch to it, then delete this one.",
  },
  "silent-sender": {
    todo: "Ask its owner whether anything still sends with it. Email Activity keeps 3 to 30 days by plan, so a yearly mailing would not show.",
    falsePositive:
      "A key that rarely sends. If it also has other scopes, it may be in use for those: SendGrid doesn’t show that.",
    fix: "If no one needs it, delete it. If it’s only used for reading, remove its sending scopes.",
  },
  unowned: {
    todo: "Find out whose key it is, and name them in the policy. A key no one is responsible for never gets rotated.",
    falsePositive: "Its name or account may be spelled differently from the policy’s patterns.",
    fix: "Add an entry to `owners` whose `where` matches the key, or rename the key.",
  },
  "void-waiver": {
    todo: "Remove the waiver from the policy, or have it approved again. Until then it has no effect.",
    falsePositive: "None: the policy itself says when a waiver counts.",
    fix: "Give it an owner, a different person as approver, an expiry date within 180 days, and the key’s current scope set.",
  },
  "near-key-cap": {
    todo: "Delete keys no one needs. At 100, SendGrid refuses to create another, even during a rotation.",
    falsePositive: "Support may have raised the limit for this account.",
    fix: "Delete the keys whose owners no longer need them.",
  },
  "disabled-subuser-with-keys": {
    todo: "Delete the keys if the subuser won’t come back: they work again as soon as it’s enabled.",
    falsePositive: "A subuser that is disabled temporarily, or by SendGrid, may come back.",
    fix: "Delete its keys.",
  },
};

const POLICY_ADVICE: FindingAdvice = {
  todo: "Change the key to follow the rule, or have someone other than its owner approve a waiver.",
  falsePositive:
    "The rule is your organization’s own. If it’s wrong for this key, change its `where`.",
  fix: "Reduce the key’s scopes, rename it or replace it, as the rule requires.",
};

const isBuiltIn = (rule: RuleId): rule is BuiltInRuleId => Object.hasOwn(FINDING_ADVICE, rule);

/** The advice for a built-in check, or for a rule of a policy. */
export function adviceFor(rule: RuleId): FindingAdvice {
  return isBuiltIn(rule) ? FINDING_ADVICE[rule] : POLICY_ADVICE;
}
