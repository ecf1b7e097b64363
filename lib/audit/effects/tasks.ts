import { scopesOfRules, TAKE_OVER_RULES } from "./rules";

/** Something a person would ask for by name. A key can do it if it holds any of `scopes`, which may have wildcards. */
export type Task = { id: string; verb: string; scopes: readonly string[] };

/**
 * Single tasks in plain words. A key with any of a task's scopes can do it; an admin would want to know which tasks are
 * lost before deleting a key.
 */
export const TASKS: readonly Task[] = [
  {
    id: "send-mail",
    verb: "send mail",
    scopes: scopesOfRules("send.mail"),
  },
  {
    id: "send-campaigns",
    verb: "send campaigns",
    scopes: scopesOfRules("send.marketing", "send.legacy"),
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
    scopes: scopesOfRules("observe.api_keys"),
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
    scopes: scopesOfRules(...TAKE_OVER_RULES),
  },
  {
    id: "change-login",
    verb: "change the login",
    scopes: scopesOfRules("identity.login"),
  },
  {
    id: "invite-people",
    verb: "invite teammates",
    scopes: scopesOfRules("identity.people"),
  },
  {
    id: "remove-people",
    verb: "remove teammates",
    scopes: ["teammates.delete"],
  },
  {
    id: "change-sso",
    verb: "change single sign-on",
    scopes: scopesOfRules("identity.sso"),
  },
  {
    id: "change-domains",
    verb: "change domain authentication",
    scopes: scopesOfRules("identity.domains", "destroy.domains"),
  },
  {
    id: "change-ip-list",
    verb: "change the IP allow list",
    scopes: scopesOfRules("guard.ip-list"),
  },
  {
    id: "change-tls",
    verb: "stop requiring TLS",
    scopes: scopesOfRules("guard.tls"),
  },
  {
    id: "silence-alerts",
    verb: "silence alerts",
    scopes: scopesOfRules("guard.alerts"),
  },
  {
    id: "redirect-inbound",
    verb: "redirect received mail",
    scopes: scopesOfRules("redirect.inbound"),
  },
  {
    id: "redirect-events",
    verb: "redirect events",
    scopes: scopesOfRules("redirect.events"),
  },
  {
    id: "read-activity",
    verb: "read email activity",
    scopes: scopesOfRules("recipients.activity"),
  },
  {
    id: "read-contacts",
    verb: "read contacts",
    scopes: scopesOfRules("recipients.contacts"),
  },
  {
    id: "read-suppressions",
    verb: "read suppressions",
    scopes: scopesOfRules("recipients.suppressions"),
  },
  {
    id: "clear-suppressions",
    verb: "clear suppressions",
    scopes: scopesOfRules("guard.opt-outs"),
  },
  {
    id: "add-suppressions",
    verb: "suppress addresses",
    scopes: ["suppression.create", "suppression.*.create", "asm.*.create"],
  },
  {
    id: "erase-recipients",
    verb: "erase recipients' data",
    scopes: scopesOfRules("destroy.recipients"),
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
    scopes: scopesOfRules("content.every-mail"),
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
    scopes: scopesOfRules("subusers.manage"),
  },
  {
    id: "delete-subusers",
    verb: "delete subusers",
    scopes: scopesOfRules("destroy.subusers"),
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
    scopes: scopesOfRules("spend.billing"),
  },
  {
    id: "read-billing",
    verb: "read billing",
    scopes: scopesOfRules("observe.billing"),
  },
  {
    id: "validate-email",
    verb: "validate email addresses",
    scopes: scopesOfRules("spend.validation"),
  },
];
