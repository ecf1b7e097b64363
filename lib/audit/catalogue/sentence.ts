import { scopeEntry } from "./catalogue";
import { SCOPE_NOUNS, type ScopeNoun } from "./nouns";

const VERBS: Record<string, string> = {
  create: "Create",
  read: "See",
  update: "Change",
  delete: "Delete",
  edit: "Change",
  write: "Run",
};

const LIST_VERBS: Record<string, string> = { ...VERBS, create: "Add to", delete: "Remove from" };
const SETTING_VERBS: Record<string, string> = { ...VERBS, create: "Set", delete: "Remove" };

// Scopes whose verb and noun alone would hide what matters.
const SENTENCES: Record<string, string> = {
  "2fa_exempt": "Marks a login that needs no second factor.",
  "2fa_required": "Marks a login that needs a second factor.",
  "access_settings.whitelist.create":
    "Let more IP addresses reach the account, or lock everyone else out.",
  "access_settings.whitelist.delete":
    "Take IP addresses off the list that may reach the account, which can lock you out or open it.",
  "api_keys.create": "Create API keys, with up to the scopes this key holds.",
  "api_keys.delete": "Delete API keys, including those in production.",
  "api_keys.read": "List every API key of the account and its scopes. An audit needs no more.",
  "api_keys.update": "Rename API keys and change their scopes, up to the scopes this key holds.",
  "asm.suppressions.global.delete": "Let mail reach people who unsubscribed from everything.",
  "billing.create": "Place orders and add payment methods.",
  "billing.delete": "Remove payment methods and cancel what is billed.",
  "billing.read": "See invoices and payment details.",
  "billing.update": "Change the plan and payment details.",
  "ips.create": "Add IP addresses to the account, which costs money.",
  "mail.send": "Send mail as any of your authenticated domains and senders.",
  "marketing.read":
    "Read and change all of Marketing Campaigns: contacts, lists, exports, single sends. Its name says only read.",
  "recipients.erasejob.create": "Permanently erase recipients’ data, with no confirmation.",
  sender_verification_eligible: "Marks an account that may verify single senders.",
  sender_verification_exempt: "Marks an account that need not verify its senders.",
  sender_verification_legacy: "Marks an account from before sender verification.",
  "signup.trigger_confirmation": "Marks how far the account’s sign-up has come.",
  "sso.settings.create": "Let another identity provider sign people in to the account.",
  "sso.settings.update": "Change which identity provider signs people in to the account.",
  "sso.teammates.create": "Add people who can sign in to the console, even as administrators.",
  "sso.teammates.update": "Change what people who sign in may do, up to administrator.",
  "subusers.create": "Create subusers, each a sender of its own.",
  "subusers.delete": "Permanently delete subusers and everything in them.",
  "subusers.update": "Change and disable subusers.",
  "suppression.delete": "Let mail reach people who bounced, unsubscribed or reported spam.",
  "teammates.create": "Invite people to the console, even as administrators.",
  "teammates.update": "Change what teammates may do, up to administrator.",
  "ui.confirm_email": "Marks how far the account’s sign-up has come.",
  "ui.provision": "Marks how far the account’s sign-up has come.",
  "ui.signup_complete": "Marks how far the account’s sign-up has come.",
  "user.email.update": "Change the account’s email address, which is where password resets go.",
  "user.multifactor_authentication.delete": "Switch off two-factor authentication of the login.",
  "user.password.update": "Change the password of the login.",
  "user.settings.enforced_tls.update": "Stop requiring TLS for mail delivery.",
  "user.webhooks.event.settings.update":
    "Send every event of your mail (recipients, opens, clicks, IP addresses) to another address.",
  "user.webhooks.parse.settings.create":
    "Deliver received mail, with attachments, to another address.",
  "user.webhooks.parse.settings.update":
    "Deliver received mail, with attachments, to another address.",
  "credentials.read": "See legacy logins, by username.",
  "teammates.delete": "Remove teammates from the account.",
  "user.multifactor_authentication.create": "Set up two-factor authentication of the login.",
  "user.password.read": "See settings of the login’s password, but not the password itself.",
  "user.scheduled_sends.create": "Pause or cancel scheduled mail.",
  "user.scheduled_sends.delete": "Send scheduled mail that was paused or canceled.",
  "user.scheduled_sends.read": "See which scheduled mail is paused or canceled.",
  "user.scheduled_sends.update": "Pause or cancel scheduled mail, or change which mail that is.",
  "user.webhooks.event.test.create": "Send test events to a webhook.",
  "user.webhooks.parse.settings.delete": "Stop received mail from being delivered (Inbound Parse).",
  "validations.email.create": "Validate email addresses, which counts against the plan.",
  "validations.email.read": "See which email addresses were validated.",
  "templates.versions.activate.create": "Choose which version of a template is live.",
  v2: "Marks an account that still has the old version of SendGrid’s API.",
};

function verbsAndNoun(noun: ScopeNoun): [Record<string, string>, string] {
  if (typeof noun === "string") return [VERBS, noun];
  return "list" in noun ? [LIST_VERBS, noun.list] : [SETTING_VERBS, noun.setting];
}

/**
 * Says in a sentence what a scope lets a key do, for someone who doesn't know the API. Admits when a scope is unknown.
 */
export function scopeSentence(scope: string): string {
  const entry = scopeEntry(scope);
  if (!entry) return "Not in our catalog: we cannot say what it allows, so it counts as a risk.";
  const own = SENTENCES[scope];
  if (own !== undefined) return own;
  const dot = scope.lastIndexOf(".");
  const [verbs, noun] = verbsAndNoun(SCOPE_NOUNS[scope.slice(0, dot)] ?? scope);
  const sentence = `${verbs[scope.slice(dot + 1)] ?? "Use"} ${noun}`;
  if (entry.kind === "docs_only")
    return `${sentence}. Misspelled in some documentation: no live key should have it.`;
  return entry.twin ? `${sentence}. No documented call asks for this scope.` : `${sentence}.`;
}
