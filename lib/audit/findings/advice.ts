import type { RuleId } from "./rules";

/** The three answers a finding owes: what should I do, how do I tell a false positive, how do I fix it. */
export type FindingAdvice = { todo: string; falsePositive: string; fix: string };

/** The advice for every rule, apart from the rules so that a page loads it only when a finding is opened. */
export const FINDING_ADVICE: Readonly<Record<RuleId, FindingAdvice>> = {
  "full-access": {
    todo: "Find out what the key is used for, and give that a key of its own with only the scopes it needs.",
    falsePositive:
      "Full Access is inferred from the share of scopes held. If a tool truly administers the whole account, this is right, and belongs in a vault.",
    fix: "Create a smaller key, put it in place, then delete this one.",
  },
  "custom-everything": {
    todo: "Treat it as a Full Access key: find its purpose and reduce it.",
    falsePositive: "Rare. Someone moved every slider to Full Access.",
    fix: "Reduce its scopes to its purpose, or replace it.",
  },
  "takes-over-account": {
    todo: "Take these scopes away unless the key manages people or logins, and nothing else.",
    falsePositive:
      "An identity system that provisions teammates needs the teammate scopes; hardly anything needs the login's.",
    fix: "Remove the scopes that change the login, add or promote teammates, or change single sign-on. Those that only read stay, and so does teammates.delete: it takes access away and gives none.",
  },
  "mints-keys": {
    todo: "Keep this to the one system that rotates keys. Whoever gets this key can leave another behind.",
    falsePositive:
      "A key rotation job or Terraform needs it, within its own scopes: that is documented as the ceiling.",
    fix: "Remove the create and update scopes for API keys and legacy credentials.",
  },
  "deletes-keys": {
    todo: "Keep this to the system that rotates keys: whoever gets this key can stop production.",
    falsePositive: "A job that only revokes leaked keys may hold just this.",
    fix: "Remove api_keys.delete, and credentials.delete for legacy credentials.",
  },
  "redirects-mail": {
    todo: "Take these scopes away from keys that run in applications; webhooks are set up once.",
    falsePositive: "A deployment that manages its own webhooks needs them while it runs.",
    fix: "Remove the create and update scopes for webhooks, forwarding, copies and samples of mail.",
  },
  "changes-sender-identity": {
    todo: "Domains are set up rarely and by few: keep this off keys that applications hold.",
    falsePositive: "A service that authenticates your customers' domains needs it every day.",
    fix: "Remove whitelabel.create, whitelabel.update and whitelabel.delete.",
  },
  "administers-subusers": {
    todo: "Keep this to the system that provisions subusers. With on-behalf-of it may reach all of them.",
    falsePositive: "A platform that creates a subuser for each customer needs it.",
    fix: "Remove the scopes that create, change, limit or delete subusers.",
  },
  "reaches-subusers": {
    todo: "Treat it as a key to all subusers: the parent's key acts for them with on-behalf-of.",
    falsePositive:
      "That on-behalf-of works for API keys is documented; whether a Custom key may use it is not, and we never try.",
    fix: "Remove api_keys.create and api_keys.update from the parent's key.",
  },
  "opens-ip-list": {
    todo: "Remove it: the list protects the account only while no leaked key can change it.",
    falsePositive: "Hardly ever right for a program.",
    fix: "Remove the access_settings.whitelist scopes that are not .read.",
  },
  "weakens-guard-rails": {
    todo: "Check that it is meant to clear suppressions, silence alerts or drop TLS.",
    falsePositive: "A preference centre that lets people subscribe again deletes suppressions.",
    fix: "Remove the delete scopes for suppressions, and those that change alerts, TLS or the address allow list.",
  },
  "erases-recipients": {
    todo: "Keep this to the one system that answers erasure requests.",
    falsePositive: "A privacy tool needs it, and little else.",
    fix: "Remove recipients.erasejob.create.",
  },
  "spends-money": {
    todo: "Check that a person decided this. Billing keys are rarely needed by programs.",
    falsePositive: "Dedicated IPs can be added by a platform that pools them for its customers.",
    fix: "Remove the billing scopes that are not .read, and ips.create.",
  },
  "billing-mixed": {
    todo: "Look at how the key was made: SendGrid documents that billing scopes exclude all others.",
    falsePositive: "If SendGrid has changed the rule, this is merely a key that does too much.",
    fix: "Take the billing scopes away; where billing needs a key, make one for that alone.",
  },
  "marketing-read-writes": {
    todo: "Know that this key can change contacts and send campaigns: the scope's name misleads.",
    falsePositive: "None: SendGrid documents that marketing.read reads and writes.",
    fix: "Remove marketing.read from keys that should only read.",
  },
  "reads-recipients": {
    todo: "Make sure its holder may process personal data, and that the key is kept accordingly.",
    falsePositive: "Support tools look up recipients all day.",
    fix: "Remove the read scopes for messages, contacts and suppressions.",
  },
  "sender-does-more": {
    todo: "Separate the two: a key that sends sits in applications, where keys leak.",
    falsePositive: "A small account with one integration may live with it.",
    fix: "Take away what is more than sending, or give sending a key with mail.send alone.",
  },
  "unknown-scopes": {
    todo: "Look the scopes up in SendGrid's documentation and treat them as dangerous until then.",
    falsePositive: "SendGrid adds scopes without notice: often a new and harmless product.",
    fix: "Remove the scopes if nobody can say what they are for.",
  },
  "no-scopes": {
    todo: "Delete it: it holds no scope that grants anything.",
    falsePositive: "None, as far as SendGrid tells its scopes.",
    fix: "Delete the key.",
  },
  "retired-scopes": {
    todo: "Delete it, unless an old integration still calls those features.",
    falsePositive: "Old accounts can still have the legacy feature.",
    fix: "Delete the key.",
  },
  "misspelt-scope": {
    todo: "Check what made the key: it copied a name that should not exist.",
    falsePositive: "SendGrid may have made the name real since.",
    fix: "Take it away. What then stops needs the real scope.",
  },
  "name-contradicts-scopes": {
    todo: "Believe the scopes, not the name, and correct one of them.",
    falsePositive: "Names are free text; the words we look for may mean something else here.",
    fix: "Reduce the scopes to what the name says.",
  },
  "bootstrap-key": {
    todo: "Ask whether the setup or migration it was made for is over, and delete it.",
    falsePositive: "The name may be that of a team or a product.",
    fix: "Delete the key.",
  },
  "same-name": {
    todo: "Find out which of them is in use before anyone deletes the wrong one.",
    falsePositive: "Two halves of a rotation may carry one name for a day.",
    fix: "Rename the keys, one name each; ids tell them apart.",
  },
  "no-name": {
    todo: "Find its owner and name it for what uses it.",
    falsePositive: "None.",
    fix: "Rename the key.",
  },
  "hidden-characters": {
    todo: "Look at the name closely: it may be made to look like another.",
    falsePositive:
      "Text copied from a page or a chat can bring them along, and some scripts need them.",
    fix: "Rename the key.",
  },
  "odd-one-out": {
    todo: "See what it has more or less than the others, and whether someone meant that.",
    falsePositive: "A deliberate exception.",
    fix: "Take away what it has more than the others; what it has less, its owner must ask for.",
  },
  "sole-holder": {
    todo: "Know this before deleting it: what depends on it stops.",
    falsePositive: "None within this account; a parent's key may still act on behalf of a subuser.",
    fix: "Nothing to fix. Plan a replacement before it is revoked.",
  },
  "signed-in-key-too-powerful": {
    todo: "Make a key for auditing and sign in with that.",
    falsePositive: "None: this tool only ever reads.",
    fix: "Create a key with api_keys.read, and subusers.read to see subusers.",
  },
  "near-key-cap": {
    todo: "Delete keys that nobody uses: at 100, SendGrid refuses to create another, also in a rotation.",
    falsePositive: "Support may have raised the limit for this account.",
    fix: "Delete unused keys.",
  },
  "disabled-subuser-with-keys": {
    todo: "Delete the keys if the subuser will not come back: they work again when it is enabled.",
    falsePositive: "A subuser disabled for a while, or by SendGrid, may come back.",
    fix: "Delete its keys.",
  },
};
