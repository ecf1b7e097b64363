/** What a scope lets someone who holds the key do, in a dozen words a manager knows. Most harmful first. */
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

/** Why some scopes have an effect. `points`: how bad that alone is, 0 to 60. `source`: who says so. */
export type EffectRule = {
  id: string;
  effect: Effect;
  points: number;
  scopes: readonly string[];
  reason: string;
  source: string;
};

const PERMISSIONS = "Twilio docs: API Key Permissions";
const SETTINGS = "Twilio docs: Mail Settings";
const REFERENCE = "Twilio docs: API reference";
const TEAMMATES = "Twilio docs: Teammate Permissions";
const NAMING = "Judged by the scope's name and its place in the console";

/** `effect` and `name` together are the rule's id, so that no id can disagree with its effect. */
function rule(
  effect: Effect,
  name: string,
  points: number,
  scopes: string,
  reason: string,
  source: string,
): EffectRule {
  return { id: `${effect}.${name}`, effect, points, scopes: scopes.split(" "), reason, source };
}

/** The rules each of which is enough to take the account over: by its login, as a teammate, or by who signs in. */
export const TAKE_OVER_RULES: readonly string[] = [
  "identity.login",
  "identity.people",
  "identity.sso",
];

/** Every mapping from scopes to an effect that the score and the findings rest on. */
export const EFFECT_RULES: readonly EffectRule[] = [
  rule(
    "identity",
    "login",
    60,
    "user.email.create user.email.update user.email.delete user.password.create user.password.update user.password.delete user.username.create user.username.update user.username.delete user.multifactor_authentication.create user.multifactor_authentication.update user.multifactor_authentication.delete",
    "Changes the login, its email address, password or second factor: enough to take the account over.",
    TEAMMATES,
  ),
  rule(
    "identity",
    "people",
    60,
    "teammates.create teammates.update sso.teammates.create sso.teammates.update",
    "Adds people to the console or promotes them, up to administrator.",
    TEAMMATES,
  ),
  rule(
    "identity",
    "sso",
    60,
    "sso.settings.create sso.settings.update sso.settings.delete",
    "Decides which identity provider signs people in.",
    TEAMMATES,
  ),
  rule(
    "identity",
    "domains",
    40,
    "whitelabel.create whitelabel.update",
    "Changes which domains mail is authenticated for and where branded links lead.",
    PERMISSIONS,
  ),
  rule(
    "identity",
    "profile",
    15,
    "user.profile.create user.profile.update user.profile.delete user.profile.edit",
    "Changes the name, address and phone number SendGrid has for the account.",
    REFERENCE,
  ),
  rule(
    "mint",
    "api_keys",
    55,
    "api_keys.create api_keys.update",
    "Makes or rewrites API keys, documented up to its own scopes: access that outlives this key.",
    "Twilio docs: API Keys",
  ),
  rule(
    "mint",
    "credentials",
    50,
    "credentials.create credentials.update",
    "Makes or changes legacy logins.",
    PERMISSIONS,
  ),
  rule(
    "subusers",
    "manage",
    50,
    "subusers.create subusers.update",
    "Creates, changes and disables subusers.",
    REFERENCE,
  ),
  rule(
    "subusers",
    "limits",
    20,
    "subusers.credits.create subusers.credits.update subusers.credits.delete subusers.credits.remaining.create subusers.credits.remaining.update subusers.credits.remaining.delete subusers.monitor.delete",
    "Changes what subusers may send, or stops their monitoring.",
    REFERENCE,
  ),
  rule(
    "spend",
    "billing",
    50,
    "billing.create billing.update billing.delete",
    "Changes the plan, orders and ways to pay.",
    PERMISSIONS,
  ),
  rule(
    "spend",
    "ips",
    30,
    "ips.create",
    "Adds dedicated IP addresses, which are billed.",
    REFERENCE,
  ),
  rule(
    "spend",
    "validation",
    15,
    "validations.email.create",
    "Validates email addresses, which counts against the plan.",
    "Twilio docs: Email Address Validation",
  ),
  rule(
    "redirect",
    "inbound",
    45,
    "user.webhooks.parse.settings.create user.webhooks.parse.settings.update",
    "Has received mail, with attachments, delivered elsewhere.",
    "Twilio docs: Inbound Parse",
  ),
  rule(
    "redirect",
    "events",
    45,
    "user.webhooks.event.settings.create user.webhooks.event.settings.update",
    "Streams recipients, opens, clicks and IP addresses to another URL.",
    "Twilio docs: Event Webhook",
  ),
  rule(
    "redirect",
    "spam",
    45,
    "mail_settings.forward_spam.create mail_settings.forward_spam.update",
    "Forwards spam reports, and with them mail to abuse@ and postmaster@ of your domains, elsewhere.",
    SETTINGS,
  ),
  rule(
    "redirect",
    "bounces",
    30,
    "mail_settings.forward_bounce.create mail_settings.forward_bounce.update",
    "Forwards bounces, with recipients' addresses, elsewhere.",
    SETTINGS,
  ),
  rule(
    "redirect",
    "bcc",
    30,
    "mail_settings.bcc.create mail_settings.bcc.update",
    "Where an account still has it: copies every mail to another address.",
    SETTINGS,
  ),
  rule(
    "redirect",
    "monitor",
    30,
    "subusers.monitor.create subusers.monitor.update",
    "Sends samples of subusers' mail to another address.",
    REFERENCE,
  ),
  rule(
    "guard",
    "ip-list",
    45,
    "access_settings.whitelist.create access_settings.whitelist.update access_settings.whitelist.delete",
    "Opens the list of IP addresses that may reach the account, or locks everyone else out.",
    "Twilio docs: IP Access Management",
  ),
  rule(
    "guard",
    "tls",
    35,
    "user.settings.enforced_tls.update",
    "Stops requiring TLS for mail.",
    "Twilio docs: Enforced TLS",
  ),
  rule(
    "guard",
    "opt-outs",
    30,
    "suppression.delete suppression.*.delete asm.*.delete",
    "Lets mail reach people again who unsubscribed, bounced or reported spam.",
    "Twilio docs: Suppressions",
  ),
  rule(
    "guard",
    "allow-list",
    25,
    "mail_settings.address_whitelist.create mail_settings.address_whitelist.update mail_settings.address_whitelist.delete",
    "Listed addresses get mail whatever they are suppressed for.",
    SETTINGS,
  ),
  rule(
    "guard",
    "alerts",
    20,
    "alerts.update alerts.delete",
    "Silences alerts about unusual usage.",
    "Twilio docs: Alerts",
  ),
  rule(
    "guard",
    "spam-check",
    10,
    "mail_settings.spam_check.create mail_settings.spam_check.update mail_settings.spam_check.delete",
    "Switches the outgoing spam check, retired in 2020.",
    SETTINGS,
  ),
  rule(
    "destroy",
    "subusers",
    50,
    "subusers.delete",
    "Deletes subusers and all they hold, for good.",
    REFERENCE,
  ),
  rule(
    "destroy",
    "recipients",
    45,
    "recipients.erasejob.create",
    "Erases recipients' data for good; SendGrid asks for no confirmation.",
    "Twilio docs: Recipients' Data Erasure",
  ),
  rule(
    "destroy",
    "access",
    40,
    "api_keys.delete credentials.delete teammates.delete",
    "Takes access away from applications and people, production included.",
    PERMISSIONS,
  ),
  rule(
    "destroy",
    "domains",
    40,
    "whitelabel.delete",
    "Deletes domain authentication, after which mail fails DMARC.",
    PERMISSIONS,
  ),
  rule(
    "destroy",
    "ips",
    30,
    "ips.delete ips.pools.delete ips.pools.ips.delete",
    "Takes away the IP addresses that mail is sent from.",
    REFERENCE,
  ),
  rule(
    "destroy",
    "marketing",
    30,
    "marketing.read marketing_campaigns.delete newsletter.delete",
    "Deletes contacts, lists and campaigns.",
    PERMISSIONS,
  ),
  rule(
    "destroy",
    "content",
    25,
    "templates.delete templates.*.delete design_library.delete",
    "Deletes templates or designs that mail is made from.",
    REFERENCE,
  ),
  rule(
    "destroy",
    "webhooks",
    25,
    "user.webhooks.parse.settings.delete user.webhooks.event.settings.delete",
    "Stops received mail or events from arriving.",
    REFERENCE,
  ),
  rule(
    "recipients",
    "contacts",
    35,
    "marketing.read marketing_campaigns.read newsletter.read",
    "Reads and exports contacts.",
    PERMISSIONS,
  ),
  rule(
    "recipients",
    "activity",
    30,
    "messages.read message.read email_activity.read",
    "Reads who was sent what and what they did with it.",
    "Twilio docs: Email Activity",
  ),
  rule(
    "recipients",
    "suppressions",
    20,
    "suppression.read suppression.*.read asm.*.read",
    "Reads addresses that bounced, unsubscribed or reported spam.",
    "Twilio docs: Suppressions",
  ),
  rule(
    "recipients",
    "validations",
    15,
    "validations.email.read",
    "Reads which email addresses were validated.",
    "Twilio docs: Email Address Validation",
  ),
  rule(
    "send",
    "marketing",
    35,
    "marketing.read",
    "Sends to whole contact lists. The scope's name says read; the documentation says it writes.",
    PERMISSIONS,
  ),
  rule(
    "send",
    "mail",
    30,
    "mail.send",
    "Sends as every authenticated domain, passing SPF, DKIM and DMARC; what it sends is billed.",
    PERMISSIONS,
  ),
  rule(
    "send",
    "legacy",
    25,
    "marketing_campaigns.create marketing_campaigns.update newsletter.create newsletter.update",
    "Sends legacy campaigns or newsletters.",
    REFERENCE,
  ),
  rule(
    "content",
    "every-mail",
    35,
    "mail_settings.footer.create mail_settings.footer.update mail_settings.template.create mail_settings.template.update",
    "Puts text and links into every mail that is sent.",
    SETTINGS,
  ),
  rule(
    "content",
    "templates",
    30,
    "templates.create templates.update templates.versions.create templates.versions.update templates.versions.activate.create templates.versions.activate.update",
    "Changes what production mail says.",
    REFERENCE,
  ),
  rule(
    "content",
    "designs",
    25,
    "design_library.create design_library.update",
    "Changes designs that mail is made from.",
    REFERENCE,
  ),
  rule(
    "observe",
    "billing",
    20,
    "billing.read",
    "Reads invoices and payment details.",
    PERMISSIONS,
  ),
  rule(
    "observe",
    "api_keys",
    10,
    "api_keys.read",
    "Lists every API key and what it may do.",
    PERMISSIONS,
  ),
];

/** For a known scope that no rule names and that can change something. */
export const CONFIGURE_RULE: EffectRule = {
  id: "configure.other",
  effect: "configure",
  points: 12,
  scopes: [],
  reason: "Changes settings, none of them known to be dangerous alone.",
  source: NAMING,
};

/** For a known scope that no rule names and that can only look. */
export const OBSERVE_RULE: EffectRule = {
  id: "observe.other",
  effect: "observe",
  points: 5,
  scopes: [],
  reason: "Reads settings, statistics and lists.",
  source: NAMING,
};
