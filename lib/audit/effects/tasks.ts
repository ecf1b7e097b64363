import { EFFECT_RULES, TAKE_OVER_RULES } from "./rules";

/** Something a person would ask for by name. A key has it that holds any of `scopes`, which may have wildcards. */
export type Capability = {
  id: string;
  verb: string;
  synonyms: readonly string[];
  scopes: readonly string[];
};

// What the finding about taking the account over says, is said in the effect rules alone.
const TAKE_OVER = EFFECT_RULES.filter(({ id }) => TAKE_OVER_RULES.includes(id)).flatMap(
  ({ scopes }) => scopes,
);

/**
 * Single tasks in plain words that people use; whoever holds one of the scopes can do it. An admin would want to know of
 * their loss before a key is deleted.
 */
export const TASKS: readonly Capability[] = [
  {
    id: "send-mail",
    verb: "send mail",
    synonyms: [
      "send",
      "send email",
      "send emails",
      "send e-mail",
      "email",
      "send transactional mail",
    ],
    scopes: ["mail.send"],
  },
  {
    id: "send-campaigns",
    verb: "send campaigns",
    synonyms: ["send marketing", "send newsletters", "send single sends", "send bulk mail"],
    scopes: [
      "marketing.read",
      "marketing_campaigns.create",
      "marketing_campaigns.update",
      "newsletter.create",
      "newsletter.update",
    ],
  },
  {
    id: "schedule-mail",
    verb: "pause or cancel scheduled mail",
    synonyms: ["cancel scheduled sends", "pause sends", "schedule mail"],
    scopes: [
      "user.scheduled_sends.create",
      "user.scheduled_sends.update",
      "user.scheduled_sends.delete",
    ],
  },
  {
    id: "list-keys",
    verb: "list API keys",
    synonyms: ["read keys", "list keys", "see keys", "audit keys"],
    scopes: ["api_keys.read"],
  },
  {
    id: "create-keys",
    verb: "create API keys",
    synonyms: ["create keys", "mint keys", "mint API keys", "make keys", "mint"],
    scopes: ["api_keys.create"],
  },
  {
    id: "change-keys",
    verb: "change API keys",
    synonyms: ["update keys", "change keys", "rewrite keys", "re-scope keys", "rename keys"],
    scopes: ["api_keys.update"],
  },
  {
    id: "delete-keys",
    verb: "delete API keys",
    synonyms: ["delete keys", "revoke keys", "revoke API keys"],
    scopes: ["api_keys.delete"],
  },
  {
    id: "take-over",
    verb: "take over the account",
    synonyms: ["account takeover", "take the account over"],
    scopes: TAKE_OVER,
  },
  {
    id: "change-login",
    verb: "change the login",
    synonyms: ["change password", "change login", "change 2fa", "change the second factor"],
    scopes: [
      "user.email.*ate",
      "user.email.delete",
      "user.password.*ate",
      "user.password.delete",
      "user.username.*ate",
      "user.username.delete",
      "user.multifactor_authentication.*ate",
      "user.multifactor_authentication.delete",
    ],
  },
  {
    id: "invite-people",
    verb: "invite teammates",
    synonyms: ["add teammates", "add people", "promote teammates", "manage teammates"],
    scopes: [
      "teammates.create",
      "teammates.update",
      "sso.teammates.create",
      "sso.teammates.update",
    ],
  },
  {
    id: "remove-people",
    verb: "remove teammates",
    synonyms: ["delete teammates"],
    scopes: ["teammates.delete"],
  },
  {
    id: "change-sso",
    verb: "change single sign-on",
    synonyms: ["change sso", "manage sso"],
    scopes: ["sso.settings.create", "sso.settings.update", "sso.settings.delete"],
  },
  {
    id: "change-domains",
    verb: "change domain authentication",
    synonyms: [
      "authenticate domains",
      "change domains",
      "change dns",
      "change dkim",
      "change link branding",
    ],
    scopes: ["whitelabel.create", "whitelabel.update", "whitelabel.delete"],
  },
  {
    id: "change-ip-list",
    verb: "change the IP allow list",
    synonyms: [
      "turn off IP allow-list",
      "change ip access",
      "open the ip list",
      "change ip allow-list",
    ],
    scopes: [
      "access_settings.whitelist.create",
      "access_settings.whitelist.update",
      "access_settings.whitelist.delete",
    ],
  },
  {
    id: "change-tls",
    verb: "stop requiring TLS",
    synonyms: ["turn off tls", "disable tls", "change tls"],
    scopes: ["user.settings.enforced_tls.update"],
  },
  {
    id: "silence-alerts",
    verb: "silence alerts",
    synonyms: ["delete alerts", "change alerts", "turn off alerts"],
    scopes: ["alerts.update", "alerts.delete"],
  },
  {
    id: "redirect-inbound",
    verb: "redirect received mail",
    synonyms: ["redirect inbound mail", "change inbound parse", "redirect replies"],
    scopes: ["user.webhooks.parse.settings.create", "user.webhooks.parse.settings.update"],
  },
  {
    id: "redirect-events",
    verb: "redirect events",
    synonyms: ["change the event webhook", "change webhooks", "redirect webhooks"],
    scopes: ["user.webhooks.event.settings.create", "user.webhooks.event.settings.update"],
  },
  {
    id: "read-activity",
    verb: "read email activity",
    synonyms: ["read messages", "read logs", "see who was mailed"],
    scopes: ["messages.read", "email_activity.read", "message.read"],
  },
  {
    id: "read-contacts",
    verb: "read contacts",
    synonyms: ["export contacts", "download contacts"],
    scopes: ["marketing.read", "marketing_campaigns.read", "newsletter.read"],
  },
  {
    id: "read-suppressions",
    verb: "read suppressions",
    synonyms: ["read bounces", "read unsubscribes", "list unsubscribes"],
    scopes: ["suppression.read", "suppression.*.read", "asm.*.read"],
  },
  {
    id: "clear-suppressions",
    verb: "clear suppressions",
    synonyms: [
      "delete suppressions",
      "delete unsubscribes",
      "delete bounces",
      "mail people who opted out",
    ],
    scopes: ["suppression.delete", "suppression.*.delete", "asm.*.delete"],
  },
  {
    id: "add-suppressions",
    verb: "suppress addresses",
    synonyms: ["add suppressions", "create suppressions", "unsubscribe people"],
    scopes: ["suppression.create", "suppression.*.create", "asm.*.create"],
  },
  {
    id: "erase-recipients",
    verb: "erase recipients' data",
    synonyms: ["erase recipients", "erase data"],
    scopes: ["recipients.erasejob.create"],
  },
  {
    id: "change-templates",
    verb: "change templates",
    synonyms: ["edit templates", "update templates", "write templates", "change production mail"],
    scopes: ["templates.create", "templates.update", "templates.*.create", "templates.*.update"],
  },
  {
    id: "delete-templates",
    verb: "delete templates",
    synonyms: ["remove templates"],
    scopes: ["templates.delete", "templates.*.delete"],
  },
  {
    id: "read-templates",
    verb: "read templates",
    synonyms: ["see templates", "list templates"],
    scopes: ["templates.read", "templates.*.read"],
  },
  {
    id: "change-every-mail",
    verb: "change every mail",
    synonyms: ["change the footer", "change the mail footer"],
    scopes: ["mail_settings.footer.*ate", "mail_settings.template.*ate"],
  },
  {
    id: "change-tracking",
    verb: "change tracking",
    synonyms: ["turn off tracking"],
    scopes: [
      "tracking_settings.*.create",
      "tracking_settings.*.update",
      "tracking_settings.*.delete",
    ],
  },
  {
    id: "read-stats",
    verb: "read statistics",
    synonyms: ["read stats", "see stats", "see statistics"],
    scopes: ["stats.read", "*.stats.read", "*.stats.*.read", "stats.global.read"],
  },
  {
    id: "manage-subusers",
    verb: "create or change subusers",
    synonyms: ["create subusers", "change subusers", "manage subusers"],
    scopes: ["subusers.create", "subusers.update"],
  },
  {
    id: "delete-subusers",
    verb: "delete subusers",
    synonyms: ["remove subusers"],
    scopes: ["subusers.delete"],
  },
  {
    id: "list-subusers",
    verb: "list subusers",
    synonyms: ["read subusers", "see subusers"],
    scopes: ["subusers.read"],
  },
  {
    id: "change-ips",
    verb: "change IP addresses",
    synonyms: ["manage ips", "change ips", "manage ip pools"],
    scopes: [
      "ips.create",
      "ips.update",
      "ips.delete",
      "ips.pools.*ate",
      "ips.pools.*delete",
      "ips.warmup.*ate",
      "ips.warmup.delete",
    ],
  },
  {
    id: "change-billing",
    verb: "change billing",
    synonyms: ["pay", "change the plan", "bill", "buy"],
    scopes: ["billing.create", "billing.update", "billing.delete"],
  },
  {
    id: "read-billing",
    verb: "read billing",
    synonyms: ["see invoices", "read invoices"],
    scopes: ["billing.read"],
  },
  {
    id: "validate-email",
    verb: "validate email addresses",
    synonyms: ["validate addresses", "email validation"],
    scopes: ["validations.email.create"],
  },
];
