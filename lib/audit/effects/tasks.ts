import { EFFECT_RULES, TAKE_OVER_RULES } from "./rules";

/** Something a person would ask for by name. A key can do it that holds any of `scopes`, which may have wildcards. */
export type Task = { id: string; verb: string; scopes: readonly string[] };

// What the finding about taking the account over says, is said in the effect rules alone.
const TAKE_OVER = EFFECT_RULES.filter(({ id }) => TAKE_OVER_RULES.includes(id)).flatMap(
  ({ scopes }) => scopes,
);

/**
 * Single tasks in plain words that people use; whoever holds one of the scopes can do it. An admin would want to know of
 * their loss before a key is deleted.
 */
export const TASKS: readonly Task[] = [
  {
    id: "send-mail",
    verb: "send mail",
    scopes: ["mail.send"],
  },
  {
    id: "send-campaigns",
    verb: "send campaigns",
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
    scopes: [
      "user.scheduled_sends.create",
      "user.scheduled_sends.update",
      "user.scheduled_sends.delete",
    ],
  },
  {
    id: "list-keys",
    verb: "list API keys",
    scopes: ["api_keys.read"],
  },
  {
    id: "create-keys",
    verb: "create API keys",
    scopes: ["api_keys.create"],
  },
  {
    id: "change-keys",
    verb: "change API keys",
    scopes: ["api_keys.update"],
  },
  {
    id: "delete-keys",
    verb: "delete API keys",
    scopes: ["api_keys.delete"],
  },
  {
    id: "take-over",
    verb: "take over the account",
    scopes: TAKE_OVER,
  },
  {
    id: "change-login",
    verb: "change the login",
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
    scopes: ["teammates.delete"],
  },
  {
    id: "change-sso",
    verb: "change single sign-on",
    scopes: ["sso.settings.create", "sso.settings.update", "sso.settings.delete"],
  },
  {
    id: "change-domains",
    verb: "change domain authentication",
    scopes: ["whitelabel.create", "whitelabel.update", "whitelabel.delete"],
  },
  {
    id: "change-ip-list",
    verb: "change the IP allow list",
    scopes: [
      "access_settings.whitelist.create",
      "access_settings.whitelist.update",
      "access_settings.whitelist.delete",
    ],
  },
  {
    id: "change-tls",
    verb: "stop requiring TLS",
    scopes: ["user.settings.enforced_tls.update"],
  },
  {
    id: "silence-alerts",
    verb: "silence alerts",
    scopes: ["alerts.update", "alerts.delete"],
  },
  {
    id: "redirect-inbound",
    verb: "redirect received mail",
    scopes: ["user.webhooks.parse.settings.create", "user.webhooks.parse.settings.update"],
  },
  {
    id: "redirect-events",
    verb: "redirect events",
    scopes: ["user.webhooks.event.settings.create", "user.webhooks.event.settings.update"],
  },
  {
    id: "read-activity",
    verb: "read email activity",
    scopes: ["messages.read", "email_activity.read", "message.read"],
  },
  {
    id: "read-contacts",
    verb: "read contacts",
    scopes: ["marketing.read", "marketing_campaigns.read", "newsletter.read"],
  },
  {
    id: "read-suppressions",
    verb: "read suppressions",
    scopes: ["suppression.read", "suppression.*.read", "asm.*.read"],
  },
  {
    id: "clear-suppressions",
    verb: "clear suppressions",
    scopes: ["suppression.delete", "suppression.*.delete", "asm.*.delete"],
  },
  {
    id: "add-suppressions",
    verb: "suppress addresses",
    scopes: ["suppression.create", "suppression.*.create", "asm.*.create"],
  },
  {
    id: "erase-recipients",
    verb: "erase recipients' data",
    scopes: ["recipients.erasejob.create"],
  },
  {
    id: "change-templates",
    verb: "change templates",
    scopes: ["templates.create", "templates.update", "templates.*.create", "templates.*.update"],
  },
  {
    id: "delete-templates",
    verb: "delete templates",
    scopes: ["templates.delete", "templates.*.delete"],
  },
  {
    id: "read-templates",
    verb: "read templates",
    scopes: ["templates.read", "templates.*.read"],
  },
  {
    id: "change-every-mail",
    verb: "change every mail",
    scopes: ["mail_settings.footer.*ate", "mail_settings.template.*ate"],
  },
  {
    id: "change-tracking",
    verb: "change tracking",
    scopes: [
      "tracking_settings.*.create",
      "tracking_settings.*.update",
      "tracking_settings.*.delete",
    ],
  },
  {
    id: "read-stats",
    verb: "read statistics",
    scopes: ["stats.read", "*.stats.read", "*.stats.*.read", "stats.global.read"],
  },
  {
    id: "manage-subusers",
    verb: "create or change subusers",
    scopes: ["subusers.create", "subusers.update"],
  },
  {
    id: "delete-subusers",
    verb: "delete subusers",
    scopes: ["subusers.delete"],
  },
  {
    id: "list-subusers",
    verb: "list subusers",
    scopes: ["subusers.read"],
  },
  {
    id: "change-ips",
    verb: "change IP addresses",
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
    scopes: ["billing.create", "billing.update", "billing.delete"],
  },
  {
    id: "read-billing",
    verb: "read billing",
    scopes: ["billing.read"],
  },
  {
    id: "validate-email",
    verb: "validate email addresses",
    scopes: ["validations.email.create"],
  },
];
