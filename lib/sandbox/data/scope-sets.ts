import { ALL, BILLING, CORE, PARENT_ONLY, SET_BY_SENDGRID, WIDER } from "./scopes";

function matching(pattern: string): string[] {
  if (!pattern.includes("*")) return [pattern];
  const [start = "", end = ""] = pattern.split("*");
  const found = ALL.filter((scope) => scope.startsWith(start) && scope.endsWith(end));
  if (found.length === 0) throw new Error(`No scope matches ${pattern}`);
  return found;
}

/**
 * The scopes of a Custom Access key.
 * @param patterns scope names separated by spaces; `*` matches anything; a name without `*` is taken literally, so that
 * undocumented scopes are possible too
 */
export function custom(patterns: string): string[] {
  return [...new Set(patterns.split(" ").flatMap(matching)), ...SET_BY_SENDGRID];
}

/** `scopes` without the names in `patterns` or, with `*`, the families. */
export function without(scopes: readonly string[], patterns: string): string[] {
  const gone = new Set(patterns.split(" ").flatMap(matching));
  return scopes.filter((scope) => !gone.has(scope));
}

// The console's "Mail Send: Full Access" includes scheduled sends.
const SENDING = "mail.send mail.batch.* user.scheduled_sends.*";
const READ_STATS =
  "stats.read stats.global.read browsers.stats.read categories.stats.read categories.stats.sums.read " +
  "clients.*.read devices.stats.read geo.stats.read mailbox_providers.stats.read";

// Scopes that only Full Access gives: the console has no slider for them.
const NO_SLIDER =
  "user.account.* user.credits.* user.email.* user.multifactor_authentication.* user.password.* user.profile.* " +
  "user.username.* teammates.* sso.* credentials.* marketing_campaigns.* newsletter.* suppression.blocks.* " +
  "suppression.bounces.* suppression.invalid_emails.* suppression.spam_reports.* suppression.unsubscribes.* " +
  "asm.suppressions.* asm.groups.suppressions.* mail_settings.read tracking_settings.read";

/** The scope sets that most keys of real accounts share. Each is one array, so that equal keys share it. */
export const SETS = {
  parentFull: [...ALL, ...SET_BY_SENDGRID],
  subuserFull: [...CORE, ...WIDER, ...SET_BY_SENDGRID],
  /** As captured from a small plan: the core and three flags. */
  smallFull: [...CORE, ...SET_BY_SENDGRID],
  /** Every slider of the console at Full Access: broad, but without the account's own credentials. */
  everySlider: without([...CORE, ...WIDER, ...SET_BY_SENDGRID], NO_SLIDER),
  sender: custom(SENDING),
  senderWithStats: custom(`${SENDING} stats.read`),
  senderWithTemplates: custom(`${SENDING} templates.read templates.versions.read`),
  sendOnly: custom("mail.send"),
  stats: custom(READ_STATS),
  statsAndAlerts: custom(`${READ_STATS} alerts.read`),
  marketing: custom(`${SENDING} marketing.read marketing.automation.read asm.groups.*`),
  templates: custom("templates.* design_library.*"),
  suppressions: custom("suppression.* asm.*"),
  recipients: custom("messages.read suppression.read asm.groups.read asm.suppressions.global.read"),
  eventWebhook: custom("user.webhooks.event.*"),
  inboundParse: custom("user.webhooks.parse.*"),
  mintKeys: custom("api_keys.* templates.*"),
  billing: [...BILLING, "2fa_required"],
} satisfies Record<string, readonly string[]>;

/** What a subuser can never have. */
export const PARENT_ONLY_SCOPES: ReadonlySet<string> = new Set(PARENT_ONLY);
