import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readList } from "../../../scripts/catalogue.mjs";

/** Scopes of keys that other people published, to test our rules against the field and not against ourselves. */
export type PublishedKey = { where: string; scopes: readonly string[] };

const VERBS: Record<string, string> = {
  c: "create",
  r: "read",
  u: "update",
  d: "delete",
  s: "send",
};

/** `alerts:crud` is four scopes, `mail.send` is one. */
function expand(text: string): string[] {
  return text
    .trim()
    .split(/\s+/)
    .flatMap((each) => {
      const [prefix = "", verbs] = each.split(":");
      return verbs === undefined
        ? [prefix]
        : verbs.split("").map((verb) => `${prefix}.${VERBS[verb]}`);
    });
}

const LIST = readFileSync(
  fileURLToPath(new URL("../catalogue/scopes.csv", import.meta.url)),
  "utf8",
);

/** The scopes in scopes.csv that come from one of its sources. */
function fromSource(source: string): string[] {
  return readList(LIST).flatMap(({ scope = "", sources = "" }) =>
    sources.split(" ").includes(source) ? [scope] : [],
  );
}

const SENDER = "mail.send mail.batch:crud user.scheduled_sends:crud";
const FLAGS = "2fa_required sender_verification_eligible";

/** A Full Access key of an account without marketing, as a scanner recorded it. */
const SMALL_ACCOUNT = `
  access_settings.activity:r access_settings.whitelist:crud alerts:crud api_keys:crud asm.groups:crud
  asm.groups.suppressions:crud asm.suppressions.global:crud browsers.stats:r categories:crud categories.stats:r
  categories.stats.sums:r clients.desktop.stats:r clients.phone.stats:r clients.stats:r clients.tablet.stats:r
  clients.webmail.stats:r credentials:crud design_library:crud devices.stats:r geo.stats:r ips.pools.ips:r
  mail.batch:crud mail.send mail_settings.address_whitelist:crud mail_settings.bcc:crud
  mail_settings.bounce_purge:crud mail_settings.footer:crud mail_settings.forward_bounce:crud
  mail_settings.forward_spam:crud mail_settings.plain_content:crud mail_settings:r mail_settings.spam_check:crud
  mail_settings.template:crud mailbox_providers.stats:r messages:r partner_settings.new_relic:crud
  partner_settings:r partner_settings.sendwithus:crud recipients.erasejob:cr stats.global:r stats:r
  subusers.stats.monthly:r subusers.stats:r subusers.stats.sums:r suppression.blocks:crud suppression.bounces:crud
  suppression:crud suppression.invalid_emails:crud suppression.spam_reports:crud suppression.unsubscribes:crud
  teammates:crud templates:crud templates.versions.activate:crud templates.versions:crud
  tracking_settings.click:crud tracking_settings.google_analytics:crud tracking_settings.open:crud
  tracking_settings:r tracking_settings.subscription:crud user.account:r user.credits:r user.email:r
  user.profile:crud user.scheduled_sends:crud user.settings.enforced_tls:ru user.timezone:crud user.username:r
  user.webhooks.event.settings:crud user.webhooks.event.test:crud user.webhooks.parse.settings:crud
  user.webhooks.parse.stats:r whitelabel:crud ui.confirm_email ui.provision ui.signup_complete
  signup.trigger_confirmation ${FLAGS}`;

export const PUBLISHED_KEYS = {
  "live full access": {
    where:
      "TruffleHog, SendGrid analyzer, recorded answer of a live key (scopes outside its list are cut)",
    scopes: fromSource("trufflehog-live-key"),
  },
  "full access, small account": {
    where: "A dashboard's sample of a scanner's answer: the raw scopes of a key",
    scopes: expand(SMALL_ACCOUNT),
  },
  "subuser, full access": {
    where: "A public subuser handler's list, presumably copied from a key's answer",
    scopes: fromSource("public-subuser-list"),
  },
  "parent, everything seen": {
    where: "Terraform providers kenzo0107/sendgrid and its forks, scopes of a live account",
    scopes: fromSource("tf-live-scopes"),
  },
  "administrator, 2018": {
    where: "SendGrid's documentation of 2018, Admin Level API Key Scopes (billing included)",
    scopes: fromSource("docs-2018"),
  },
  "mail send, console": {
    where: "SendGrid's API reference, Create API keys, example of an answer",
    scopes: expand(`${SENDER} ${FLAGS}`),
  },
  "mail send, Terraform": {
    where: "spartan-stratos/terraform-modules, README",
    scopes: expand(`mail.send ${FLAGS}`),
  },
  "mail and domains": {
    where: "hmcts Jira key, Terraform",
    scopes: expand(`${SENDER} whitelabel:crud 2fa_exempt ${FLAGS}`),
  },
  "admin-api-key": {
    where: "arslanbekov/terraform-provider-sendgrid, examples",
    scopes:
      expand(`api_keys:crud mail.send stats:r stats.global:r templates:crud templates.versions:crud
      templates.versions.activate:c teammates:r subusers:r suppression:r user.profile:r
      user.settings.enforced_tls:r sender_verification_eligible`),
  },
  "monitoring-readonly-key": {
    where: "arslanbekov/terraform-provider-sendgrid, examples",
    scopes:
      expand(`stats:r stats.global:r templates:r templates.versions:r teammates:r subusers:r suppression:r
      user.profile:r user.account:r categories:r categories.stats:r mailbox_providers.stats:r`),
  },
  billing: {
    where: "SendGrid's documentation, Billing scopes",
    scopes: expand("billing:crud"),
  },
  "login address only": {
    where: "Made by API with one scope: what a single-scope rule takes for full",
    scopes: expand("user.email:r"),
  },
} satisfies Record<string, PublishedKey>;
