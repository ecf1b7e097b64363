import type { KeyDraft } from "../account";
import { custom, SETS, without } from "./scope-sets";
import { CORE, SET_BY_SENDGRID } from "./scopes";

/**
 * The keys of Acme's parent account besides the signed-in one: what ten years leave behind in a mail-commerce company.
 * Every finding of the audit has its key here, and so does every odd name that a person or a script can choose.
 */
export const ACME_KEYS: readonly KeyDraft[] = [
  { name: "production-web", scopes: SETS.sender },
  { name: "production-worker", scopes: SETS.sender },
  { name: "production-worker-2", scopes: SETS.senderWithStats },
  { name: "production-api", scopes: without(SETS.parentFull, "sso.* user.password.*") },
  { name: "staging-web", scopes: SETS.sender },
  { name: "ci-deploy", scopes: SETS.mintKeys },
  {
    name: "terraform",
    scopes: custom("api_keys.* subusers.* whitelabel.* ips.* teammates.* access_settings.*"),
  },
  { name: "bootstrap-delete-me", scopes: SETS.parentFull },
  // Created before the newer products existed, so it has fewer scopes than a Full Access key of today.
  { name: "zapier-2019", scopes: SETS.smallFull },
  { name: "legacy-monolith", scopes: SETS.everySlider },
  { name: "test", scopes: without(SETS.parentFull, "subusers.delete") },
  { name: "mail-only-checkout", scopes: custom("mail.send teammates.* suppression.delete") },
  {
    name: "readonly-analytics",
    scopes: custom("stats.read suppression.* tracking_settings.open.*"),
  },
  { name: "newsletter", scopes: SETS.marketing },
  { name: "newsletter-preview", scopes: without(SETS.marketing, "marketing.automation.read") },
  { name: "template-publisher", scopes: SETS.templates },
  { name: "event-webhook-manager", scopes: SETS.eventWebhook },
  { name: "support-desk-inbound", scopes: SETS.inboundParse },
  { name: "crm-sync", scopes: SETS.recipients },
  {
    name: "data-warehouse",
    scopes: custom("messages.read stats.read suppression.*.read asm.*.read"),
  },
  { name: "gdpr-erasure", scopes: custom("recipients.erasejob.* suppression.read") },
  {
    name: "abuse-mailbox",
    scopes: custom("mail_settings.forward_spam.* mail_settings.forward_bounce.*"),
  },
  { name: "finance", scopes: SETS.billing },
  // SendGrid says that billing excludes every other scope; some account always has a key that contradicts it.
  { name: "finance-and-stats", scopes: custom("billing.read stats.read mail.send") },
  { name: "grafana", scopes: SETS.stats },
  { name: "datadog", scopes: SETS.statsAndAlerts },
  { name: "mobile-app", scopes: SETS.sender },
  { name: "mobile-app", scopes: SETS.sendOnly },
  { name: "domain-setup", scopes: custom("whitelabel.* access_settings.whitelist.*") },
  {
    name: "beta-programme",
    scopes: [...custom("mail.send mail.amp.create ai.assistant.write"), "regional_routing"],
  },
  { name: "invoices 📮💸", scopes: SETS.senderWithTemplates },
  { name: "</script><script>alert(document.domain)</script>", scopes: SETS.sendOnly },
  { name: '=HYPERLINK("https://acme.example/?"&A1,"Open")', scopes: SETS.sendOnly },
  { name: "reports-\u202egpj.egami\u202c-2022", scopes: SETS.stats },
  { name: "  returns portal ", scopes: SETS.senderWithTemplates },
  { name: "", scopes: SETS.sendOnly },
  {
    name: `order-confirmation-${"and-shipping-notification-".repeat(11)}do-not-rename`,
    scopes: [...without(CORE, "teammates.* api_keys.*"), ...SET_BY_SENDGRID],
  },
];
