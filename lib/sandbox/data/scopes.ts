/**
 * The sandbox's scopes, deliberately separate from the audit's catalogue: tests of the audit against the sandbox would
 * be circular if both read one list. A line is `prefix verbs`; crud stands for its four verbs.
 */
const VERBS: Record<string, string> = { c: "create", r: "read", u: "update", d: "delete" };

function expand(table: string): string[] {
  return table
    .trim()
    .split(/\s*[,\n]\s*/)
    .flatMap((line) => {
      const [prefix, verbs = ""] = line.split(" ");
      if (!/^[crud]+$/.test(verbs)) return [`${prefix}.${verbs}`];
      return Array.from(verbs, (verb) => `${prefix}.${VERBS[verb]}`);
    });
}

/** 136 scopes that Full Access keys have on every plan. */
export const CORE = expand(`
access_settings.activity r, access_settings.whitelist crud, alerts crud, api_keys crud, asm.groups crud
browsers.stats r, categories crud, categories.stats r, categories.stats.sums r
clients.desktop.stats r, clients.phone.stats r, clients.stats r, clients.tablet.stats r, clients.webmail.stats r
devices.stats r, geo.stats r, ips.pools.ips r, mail send
mail_settings.address_whitelist ru, mail_settings.bounce_purge ru, mail_settings.footer ru
mail_settings.forward_bounce ru, mail_settings.forward_spam ru, mail_settings.plain_content ru
mail_settings r, mail_settings.template ru, mailbox_providers.stats r
partner_settings.new_relic ru, partner_settings r, stats.global r, stats r
suppression.blocks crud, suppression.bounces crud, suppression crud, suppression.invalid_emails crud
suppression.spam_reports crud, suppression.unsubscribes crud, teammates crud
templates crud, templates.versions.activate crud, templates.versions crud
tracking_settings.click ru, tracking_settings.google_analytics ru, tracking_settings.open ru
tracking_settings r, tracking_settings.subscription ru
user.account r, user.credits r, user.email crud, user.multifactor_authentication crud, user.password ru
user.profile ru, user.settings.enforced_tls ru, user.timezone r, user.username ru
user.webhooks.event.settings ru, user.webhooks.event.test cru
user.webhooks.parse.settings crud, user.webhooks.parse.stats r, whitelabel crud`);

/** 103 more on the Full Access keys of bigger plans and their subusers, without the retired Email Activity feed. */
export const WIDER = expand(`
asm.groups.suppressions crud, asm.suppressions.global crud, credentials crud, design_library crud
di.bounce_block_classification r, email_testing r, email_testing write
ips.assigned r, ips.pools crud, ips.pools.ips cud, ips r, ips.warmup crud, mail.batch crud
mail_settings.address_whitelist cd, mail_settings.bcc crud, mail_settings.bounce_purge cd
mail_settings.footer cd, mail_settings.forward_bounce cd, mail_settings.forward_spam cd
mail_settings.plain_content cd, mail_settings.spam_check crud, mail_settings.template cd
marketing.automation r, marketing r, marketing_campaigns crud, messages r, newsletter crud
partner_settings.new_relic cd, partner_settings.sendwithus crud, recipients.erasejob cr, sso.teammates cu
tracking_settings.click cd, tracking_settings.google_analytics cd, tracking_settings.open cd
tracking_settings.subscription cd, user.password cd, user.profile cd, user.scheduled_sends crud
user.timezone cud, user.username cd, user.webhooks.event.settings cd, user.webhooks.event.test d`);

/** 28 scopes that only a parent account on a plan with subusers has. */
export const PARENT_ONLY = expand(`
ips cud, sso.settings crud, subusers crud, subusers.credits crud, subusers.credits.remaining crud
subusers.monitor crud, subusers.reputations r, subusers.stats.monthly r, subusers.stats r
subusers.stats.sums r, subusers.summary r`);

export const BILLING = expand("billing crud");

/** Flags that SendGrid adds to nearly every key by itself. They grant nothing. */
export const SET_BY_SENDGRID = [
  "2fa_required",
  "sender_verification_eligible",
  "sender_verification_legacy",
];

/** Every scope that a key of a parent account can be given, billing apart. */
export const ALL = [...CORE, ...WIDER, ...PARENT_ONLY];
