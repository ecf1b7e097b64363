/** What a scope lets the holder of a key do, in a dozen words that a manager knows. Most harmful first. */
export type Effect =
  | "identity"
  | "mint"
  | "subusers"
  | "spend"
  | "redirect"
  | "guard"
  | "destroy"
  | "recipients"
  | "send"
  | "content"
  | "configure"
  | "observe";

type Row = {
  id: `${Effect}.${string}`;
  points: number;
  scopes: readonly string[];
  reason: string;
  source: string;
};

/** Why some scopes have an effect. `points`: how bad that alone is, 0 to 60. `source`: who says so. */
export type EffectRule = Row & { id: EffectRuleId; effect: Effect };
/** The ids there are: one that is mistyped would ask for nothing, and get it. */
type EffectRuleId = (typeof ROWS)[number]["id"] | "configure.other" | "observe.other";

// An id begins with its effect, so that none can disagree with it.
const ruleOf = (row: Row & { id: EffectRuleId }): EffectRule => ({
  ...row,
  effect: row.id.split(".", 1)[0] as Effect,
});

const PERMISSIONS = "Twilio docs: API Key Permissions";
const SETTINGS = "Twilio docs: Mail Settings";
const REFERENCE = "Twilio docs: API reference";
const TEAMMATES = "Twilio docs: Teammate Permissions";
const NAMING = "Judged by the scope’s name and its place in the console";

/** Scopes that create or rewrite API keys, then those that create or change legacy logins. */
export const MINTS_KEYS = ["api_keys.create", "api_keys.update"] as const;
export const MINTS_LOGINS = ["credentials.create", "credentials.update"] as const;

/** The rules each of which is enough to take the account over: by its login, as a teammate, or by who signs in. */
export const TAKE_OVER_RULES = [
  "identity.login",
  "identity.people",
  "identity.sso",
] as const satisfies EffectRule["id"][];

const ROWS = [
  {
    id: "identity.login",
    points: 60,
    scopes: [
      "user.email.create",
      "user.email.update",
      "user.email.delete",
      "user.password.create",
      "user.password.update",
      "user.password.delete",
      "user.username.create",
      "user.username.update",
      "user.username.delete",
      "user.multifactor_authentication.create",
      "user.multifactor_authentication.update",
      "user.multifactor_authentication.delete",
    ],
    reason:
      "Changes the login, its email address, password or second factor: enough to take over the account.",
    source: TEAMMATES,
  },
  {
    id: "identity.people",
    points: 60,
    scopes: [
      "teammates.create",
      "teammates.update",
      "sso.teammates.create",
      "sso.teammates.update",
    ],
    reason: "Adds people to the console or promotes them, up to administrator.",
    source: TEAMMATES,
  },
  {
    id: "identity.sso",
    points: 60,
    scopes: ["sso.settings.create", "sso.settings.update", "sso.settings.delete"],
    reason: "Decides which identity provider signs people in.",
    source: TEAMMATES,
  },
  {
    id: "identity.domains",
    points: 40,
    scopes: ["whitelabel.create", "whitelabel.update"],
    reason: "Changes which domains mail is authenticated for and where branded links lead.",
    source: PERMISSIONS,
  },
  {
    id: "identity.profile",
    points: 15,
    scopes: [
      "user.profile.create",
      "user.profile.update",
      "user.profile.delete",
      "user.profile.edit",
    ],
    reason: "Changes the name, address and phone number SendGrid has for the account.",
    source: REFERENCE,
  },
  {
    id: "mint.api_keys",
    points: 55,
    scopes: MINTS_KEYS,
    reason:
      "Creates or changes API keys, up to its own scopes as documented: access that outlives this key.",
    source: "Twilio docs: API Keys",
  },
  {
    id: "mint.credentials",
    points: 50,
    scopes: MINTS_LOGINS,
    reason: "Creates or changes legacy logins.",
    source: PERMISSIONS,
  },
  {
    id: "subusers.manage",
    points: 50,
    scopes: ["subusers.create", "subusers.update"],
    reason: "Creates, changes and disables subusers.",
    source: REFERENCE,
  },
  {
    id: "subusers.limits",
    points: 20,
    scopes: [
      "subusers.credits.create",
      "subusers.credits.update",
      "subusers.credits.delete",
      "subusers.credits.remaining.create",
      "subusers.credits.remaining.update",
      "subusers.credits.remaining.delete",
      "subusers.monitor.delete",
    ],
    reason: "Changes what subusers may send, or stops their monitoring.",
    source: REFERENCE,
  },
  {
    id: "spend.billing",
    points: 50,
    scopes: ["billing.create", "billing.update", "billing.delete"],
    reason: "Changes the plan, orders and payment methods.",
    source: PERMISSIONS,
  },
  {
    id: "spend.ips",
    points: 30,
    scopes: ["ips.create"],
    reason: "Adds dedicated IP addresses, which are billed.",
    source: REFERENCE,
  },
  {
    id: "spend.validation",
    points: 15,
    scopes: ["validations.email.create"],
    reason: "Validates email addresses, which counts against the plan.",
    source: "Twilio docs: Email Address Validation",
  },
  {
    id: "redirect.inbound",
    points: 45,
    scopes: ["user.webhooks.parse.settings.create", "user.webhooks.parse.settings.update"],
    reason: "Delivers received mail, with attachments, elsewhere.",
    source: "Twilio docs: Inbound Parse",
  },
  {
    id: "redirect.events",
    points: 45,
    scopes: ["user.webhooks.event.settings.create", "user.webhooks.event.settings.update"],
    reason: "Streams recipients, opens, clicks and IP addresses to another URL.",
    source: "Twilio docs: Event Webhook",
  },
  {
    id: "redirect.spam",
    points: 45,
    scopes: ["mail_settings.forward_spam.create", "mail_settings.forward_spam.update"],
    reason:
      "Forwards spam reports, and with them mail to abuse@ and postmaster@ of your domains, elsewhere.",
    source: SETTINGS,
  },
  {
    id: "redirect.bounces",
    points: 30,
    scopes: ["mail_settings.forward_bounce.create", "mail_settings.forward_bounce.update"],
    reason: "Forwards bounces, with recipients' addresses, elsewhere.",
    source: SETTINGS,
  },
  {
    id: "redirect.bcc",
    points: 30,
    scopes: ["mail_settings.bcc.create", "mail_settings.bcc.update"],
    reason: "On accounts that still have it, copies every mail to another address.",
    source: SETTINGS,
  },
  {
    id: "redirect.monitor",
    points: 30,
    scopes: ["subusers.monitor.create", "subusers.monitor.update"],
    reason: "Sends samples of subusers' mail to another address.",
    source: REFERENCE,
  },
  {
    id: "guard.ip-list",
    points: 45,
    scopes: [
      "access_settings.whitelist.create",
      "access_settings.whitelist.update",
      "access_settings.whitelist.delete",
    ],
    reason:
      "Opens the list of IP addresses that may reach the account, or locks everyone else out.",
    source: "Twilio docs: IP Access Management",
  },
  {
    id: "guard.tls",
    points: 35,
    scopes: ["user.settings.enforced_tls.update"],
    reason: "Stops requiring TLS for mail.",
    source: "Twilio docs: Enforced TLS",
  },
  {
    id: "guard.opt-outs",
    points: 30,
    scopes: ["suppression.delete", "suppression.*.delete", "asm.*.delete"],
    reason: "Lets mail reach people who unsubscribed, bounced or reported spam.",
    source: "Twilio docs: Suppressions",
  },
  {
    id: "guard.allow-list",
    points: 25,
    scopes: [
      "mail_settings.address_whitelist.create",
      "mail_settings.address_whitelist.update",
      "mail_settings.address_whitelist.delete",
    ],
    reason: "Listed addresses get mail even if they are suppressed.",
    source: SETTINGS,
  },
  {
    id: "guard.alerts",
    points: 20,
    scopes: ["alerts.update", "alerts.delete"],
    reason: "Silences alerts about unusual usage.",
    source: "Twilio docs: Alerts",
  },
  {
    id: "guard.spam-check",
    points: 10,
    scopes: [
      "mail_settings.spam_check.create",
      "mail_settings.spam_check.update",
      "mail_settings.spam_check.delete",
    ],
    reason: "Turns the outgoing spam check on or off (retired in 2020).",
    source: SETTINGS,
  },
  {
    id: "destroy.subusers",
    points: 50,
    scopes: ["subusers.delete"],
    reason: "Permanently deletes subusers and everything in them.",
    source: REFERENCE,
  },
  {
    id: "destroy.recipients",
    points: 45,
    scopes: ["recipients.erasejob.create"],
    reason: "Permanently erases recipients’ data; SendGrid asks for no confirmation.",
    source: "Twilio docs: Recipients' Data Erasure",
  },
  {
    id: "destroy.access",
    points: 40,
    scopes: ["api_keys.delete", "credentials.delete", "teammates.delete"],
    reason: "Takes access away from applications and people, production included.",
    source: PERMISSIONS,
  },
  {
    id: "destroy.domains",
    points: 40,
    scopes: ["whitelabel.delete"],
    reason: "Deletes domain authentication, after which mail fails DMARC.",
    source: PERMISSIONS,
  },
  {
    id: "destroy.ips",
    points: 30,
    scopes: ["ips.delete", "ips.pools.delete", "ips.pools.ips.delete"],
    reason: "Removes the IP addresses that mail is sent from.",
    source: REFERENCE,
  },
  {
    id: "destroy.marketing",
    points: 30,
    scopes: ["marketing.read", "marketing_campaigns.delete", "newsletter.delete"],
    reason: "Deletes contacts, lists and campaigns.",
    source: PERMISSIONS,
  },
  {
    id: "destroy.content",
    points: 25,
    scopes: ["templates.delete", "templates.*.delete", "design_library.delete"],
    reason: "Deletes templates or designs that mail is built from.",
    source: REFERENCE,
  },
  {
    id: "destroy.webhooks",
    points: 25,
    scopes: ["user.webhooks.parse.settings.delete", "user.webhooks.event.settings.delete"],
    reason: "Stops received mail or events from arriving.",
    source: REFERENCE,
  },
  {
    id: "recipients.contacts",
    points: 35,
    scopes: ["marketing.read", "marketing_campaigns.read", "newsletter.read"],
    reason: "Reads and exports contacts.",
    source: PERMISSIONS,
  },
  {
    id: "recipients.activity",
    points: 30,
    scopes: ["messages.read", "message.read", "email_activity.read"],
    reason: "Reads who was sent what and what they did with it.",
    source: "Twilio docs: Email Activity",
  },
  {
    id: "recipients.suppressions",
    points: 20,
    scopes: ["suppression.read", "suppression.*.read", "asm.*.read"],
    reason: "Reads addresses that bounced, unsubscribed or reported spam.",
    source: "Twilio docs: Suppressions",
  },
  {
    id: "recipients.validations",
    points: 15,
    scopes: ["validations.email.read"],
    reason: "Reads which email addresses were validated.",
    source: "Twilio docs: Email Address Validation",
  },
  {
    id: "send.marketing",
    points: 35,
    scopes: ["marketing.read"],
    reason:
      "Sends to whole contact lists. The scope’s name says read, but SendGrid documents that it writes.",
    source: PERMISSIONS,
  },
  {
    id: "send.mail",
    points: 30,
    scopes: ["mail.send"],
    reason:
      "Sends as every authenticated domain, passing SPF, DKIM and DMARC; what it sends is billed.",
    source: PERMISSIONS,
  },
  {
    id: "send.legacy",
    points: 25,
    scopes: [
      "marketing_campaigns.create",
      "marketing_campaigns.update",
      "newsletter.create",
      "newsletter.update",
    ],
    reason: "Sends legacy campaigns or newsletters.",
    source: REFERENCE,
  },
  {
    id: "content.every-mail",
    points: 35,
    scopes: [
      "mail_settings.footer.create",
      "mail_settings.footer.update",
      "mail_settings.template.create",
      "mail_settings.template.update",
    ],
    reason: "Puts text and links into every mail that is sent.",
    source: SETTINGS,
  },
  {
    id: "content.templates",
    points: 30,
    scopes: [
      "templates.create",
      "templates.update",
      "templates.versions.create",
      "templates.versions.update",
      "templates.versions.activate.create",
      "templates.versions.activate.update",
    ],
    reason: "Changes what production mail says.",
    source: REFERENCE,
  },
  {
    id: "content.designs",
    points: 25,
    scopes: ["design_library.create", "design_library.update"],
    reason: "Changes designs that mail is built from.",
    source: REFERENCE,
  },
  {
    id: "observe.billing",
    points: 20,
    scopes: ["billing.read"],
    reason: "Reads invoices and payment details.",
    source: PERMISSIONS,
  },
  {
    id: "observe.api_keys",
    points: 10,
    scopes: ["api_keys.read"],
    reason: "Lists every API key and what it may do.",
    source: PERMISSIONS,
  },
] as const satisfies Row[];

/** Every mapping from scopes to an effect that the score and the findings use. */
export const EFFECT_RULES: readonly EffectRule[] = ROWS.map(ruleOf);

/** The scopes of some rules, possibly with wildcards, so that other code need not repeat what a rule states. */
export function scopesOfRules(...ids: readonly EffectRule["id"][]): string[] {
  return EFFECT_RULES.filter(({ id }) => ids.includes(id)).flatMap(({ scopes }) => scopes);
}

/** For a known scope that no rule names and that can change something. */
export const CONFIGURE_RULE = ruleOf({
  id: "configure.other",
  points: 12,
  scopes: [],
  reason: "Changes settings, none of them known to be dangerous alone.",
  source: NAMING,
});

/** For a known scope that no rule names and that can only read. */
export const OBSERVE_RULE = ruleOf({
  id: "observe.other",
  points: 5,
  scopes: [],
  reason: "Reads settings, statistics and lists.",
  source: NAMING,
});
