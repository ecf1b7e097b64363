// Generated from scopes.csv by `npm run catalogue`: edit the list, not this file.

/** The source list: the UTC day it last changed, and its SHA-256. */
export const LIST = {
  date: "2026-11-27",
  sha256: "6725f4fcce4e5ba5fde3c5ebcea28a9bc799801ec6e60f71d5d9a1af2f34118f",
} as const;

/** Every scope as its prefix and verb, in the console's order; catalogue.ts makes the entries. A flag has no verb. */
export const CATALOGUE_TABLE = [
  { group: "API Keys", subgroup: null, scopes: [
    { prefix: "api_keys", kind: "custom", verbs: { create: ["admin", "core"], read: ["read", "core"], update: ["admin", "core"], delete: ["admin", "core"] } },
  ] },
  { group: "Alerts", subgroup: null, scopes: [
    { prefix: "alerts", kind: "custom", verbs: { create: ["write", "core"], read: ["read", "core"], update: ["write", "core"], delete: ["write", "core"] } },
  ] },
  { group: "Category Management", subgroup: null, scopes: [
    { prefix: "categories", kind: "custom", verbs: { create: ["write", "core"], read: ["read", "core"], update: ["write", "core"], delete: ["write", "core"] } },
  ] },
  { group: "Deliverability Insights", subgroup: null, scopes: [
    { prefix: "di.bounce_block_classification", kind: "custom", verbs: { read: ["read"] } },
    { prefix: "di.bounce_block_classifications", kind: "docs_only", verbs: { read: ["read"] } },
  ] },
  { group: "Design Library", subgroup: null, scopes: [
    { prefix: "design_library", kind: "custom", verbs: { create: ["write"], read: ["read"], update: ["write"], delete: ["write"] } },
  ] },
  { group: "Email Activity", subgroup: null, scopes: [
    { prefix: "email_activity", kind: "legacy", verbs: { read: ["read"] } },
    { prefix: "message", kind: "docs_only", verbs: { read: ["read"] } },
    { prefix: "messages", kind: "custom", verbs: { read: ["read"] } },
  ] },
  { group: "Email Testing", subgroup: null, scopes: [
    { prefix: "email_testing", kind: "custom", verbs: { read: ["read"], write: ["write"] } },
  ] },
  { group: "IP Management", subgroup: "Assigned IPs", scopes: [
    { prefix: "ips.assigned", kind: "custom", verbs: { read: ["read"] } },
  ] },
  { group: "IP Management", subgroup: "IP Pools", scopes: [
    { prefix: "ips.pools", kind: "custom", verbs: { create: ["write"], read: ["read"], update: ["write"], delete: ["write"] } },
    { prefix: "ips.pools.ips", kind: "custom", verbs: { create: ["write"], read: ["read", "core"], update: ["write"], delete: ["write"] } },
  ] },
  { group: "IP Management", subgroup: "IP Warmup", scopes: [
    { prefix: "ips.warmup", kind: "custom", verbs: { create: ["write"], read: ["read"], update: ["write"], delete: ["write"] } },
  ] },
  { group: "IP Management", subgroup: "IPs", scopes: [
    { prefix: "ips", kind: "custom", verbs: { create: ["admin"], read: ["read"], update: ["admin"], delete: ["admin"] } },
  ] },
  { group: "Inbound Parse", subgroup: null, scopes: [
    { prefix: "user.webhooks.parse.settings", kind: "custom", verbs: { create: ["write", "core"], read: ["read", "core"], update: ["write", "core"], delete: ["write", "core"] } },
  ] },
  { group: "Mail Send", subgroup: "Mail Send", scopes: [
    { prefix: "mail", kind: "custom", verbs: { send: ["send", "core"] } },
  ] },
  { group: "Mail Send", subgroup: "Scheduled Sends", scopes: [
    { prefix: "mail.batch", kind: "custom", verbs: { create: ["write"], read: ["read"], update: ["write"], delete: ["write"] } },
    { prefix: "user.scheduled_sends", kind: "custom", verbs: { create: ["write"], read: ["read"], update: ["write"], delete: ["write"] } },
  ] },
  { group: "Mail Settings", subgroup: "All settings", scopes: [
    { prefix: "mail_settings", kind: "full_access", verbs: { read: ["read", "core"] } },
  ] },
  { group: "Mail Settings", subgroup: "Address Allow List", scopes: [
    { prefix: "mail_settings.address_whitelist", kind: "custom", verbs: { create: ["write", "twin"], read: ["read", "core"], update: ["write", "core"], delete: ["write", "twin"] } },
  ] },
  { group: "Mail Settings", subgroup: "BCC", scopes: [
    { prefix: "mail_settings.bcc", kind: "legacy", verbs: { create: ["write", "twin"], read: ["read"], update: ["write"], delete: ["write", "twin"] } },
  ] },
  { group: "Mail Settings", subgroup: "Bounce Purge", scopes: [
    { prefix: "mail_settings.bounce_purge", kind: "custom", verbs: { create: ["write", "twin"], read: ["read", "core"], update: ["write", "core"], delete: ["write", "twin"] } },
  ] },
  { group: "Mail Settings", subgroup: "Event Notification", scopes: [
    { prefix: "user.webhooks.event.settings", kind: "custom", verbs: { create: ["write", "twin"], read: ["read", "core"], update: ["write", "core"], delete: ["write", "twin"] } },
    { prefix: "user.webhooks.event.test", kind: "custom", verbs: { create: ["write", "core"], read: ["read", "core"], update: ["write", "core"], delete: ["write", "twin"] } },
  ] },
  { group: "Mail Settings", subgroup: "Footer", scopes: [
    { prefix: "mail_settings.footer", kind: "custom", verbs: { create: ["write", "twin"], read: ["read", "core"], update: ["write", "core"], delete: ["write", "twin"] } },
  ] },
  { group: "Mail Settings", subgroup: "Forward Bounce", scopes: [
    { prefix: "mail_settings.forward_bounce", kind: "custom", verbs: { create: ["write", "twin"], read: ["read", "core"], update: ["write", "core"], delete: ["write", "twin"] } },
  ] },
  { group: "Mail Settings", subgroup: "Forward Spam", scopes: [
    { prefix: "mail_settings.forward_spam", kind: "custom", verbs: { create: ["write", "twin"], read: ["read", "core"], update: ["write", "core"], delete: ["write", "twin"] } },
  ] },
  { group: "Mail Settings", subgroup: "Legacy Email Template", scopes: [
    { prefix: "mail_settings.template", kind: "legacy", verbs: { create: ["write", "twin"], read: ["read", "core"], update: ["write", "core"], delete: ["write", "twin"] } },
  ] },
  { group: "Mail Settings", subgroup: "Plain Content", scopes: [
    { prefix: "mail_settings.plain_content", kind: "legacy", verbs: { create: ["write", "twin"], read: ["read", "core"], update: ["write", "core"], delete: ["write", "twin"] } },
  ] },
  { group: "Mail Settings", subgroup: "Spam Checker", scopes: [
    { prefix: "mail_settings.spam_check", kind: "legacy", verbs: { create: ["write", "twin"], read: ["read"], update: ["write"], delete: ["write", "twin"] } },
  ] },
  { group: "Marketing", subgroup: "Automation", scopes: [
    { prefix: "marketing.automation", kind: "custom", verbs: { read: ["read"] } },
  ] },
  { group: "Marketing", subgroup: "Legacy Marketing Campaigns", scopes: [
    { prefix: "marketing_campaigns", kind: "legacy", verbs: { create: ["write"], read: ["read"], update: ["write"], delete: ["write"] } },
  ] },
  { group: "Marketing", subgroup: "Legacy Newsletter", scopes: [
    { prefix: "newsletter", kind: "legacy", verbs: { create: ["write"], read: ["read"], update: ["write"], delete: ["write"] } },
  ] },
  { group: "Marketing", subgroup: "Marketing", scopes: [
    { prefix: "marketing", kind: "custom", verbs: { read: ["write"] } },
  ] },
  { group: "Partners", subgroup: "All settings", scopes: [
    { prefix: "partner_settings", kind: "custom", verbs: { read: ["read", "core"] } },
  ] },
  { group: "Partners", subgroup: "New Relic", scopes: [
    { prefix: "partner_settings.new_relic", kind: "legacy", verbs: { create: ["write", "twin"], read: ["read", "core"], update: ["write", "core"], delete: ["write", "twin"] } },
  ] },
  { group: "Partners", subgroup: "Sendwithus", scopes: [
    { prefix: "partner_settings.sendwithus", kind: "legacy", verbs: { create: ["write", "twin"], read: ["read"], update: ["write"], delete: ["write", "twin"] } },
  ] },
  { group: "Recipients Data Erasure", subgroup: null, scopes: [
    { prefix: "recipients.erasejob", kind: "custom", verbs: { create: ["write"], read: ["read"] } },
  ] },
  { group: "Security", subgroup: "IP Access Management", scopes: [
    { prefix: "access_settings.activity", kind: "custom", verbs: { read: ["read", "core"] } },
    { prefix: "access_settings.whitelist", kind: "custom", verbs: { create: ["admin", "core"], read: ["read", "core"], update: ["admin", "core"], delete: ["admin", "core"] } },
  ] },
  { group: "Sender Authentication", subgroup: null, scopes: [
    { prefix: "whitelabel", kind: "custom", verbs: { create: ["admin", "core"], read: ["read", "core"], update: ["admin", "core"], delete: ["admin", "core"] } },
  ] },
  { group: "Stats", subgroup: "Browser Stats", scopes: [
    { prefix: "browsers.stats", kind: "custom", verbs: { read: ["read", "core"] } },
  ] },
  { group: "Stats", subgroup: "Category Stats", scopes: [
    { prefix: "categories.stats", kind: "custom", verbs: { read: ["read", "core"] } },
    { prefix: "categories.stats.sums", kind: "custom", verbs: { read: ["read", "core"] } },
  ] },
  { group: "Stats", subgroup: "Email Clients and Devices", scopes: [
    { prefix: "clients.desktop.stats", kind: "custom", verbs: { read: ["read", "core"] } },
    { prefix: "clients.phone.stats", kind: "custom", verbs: { read: ["read", "core"] } },
    { prefix: "clients.stats", kind: "custom", verbs: { read: ["read", "core"] } },
    { prefix: "clients.tablet.stats", kind: "custom", verbs: { read: ["read", "core"] } },
    { prefix: "clients.webmail.stats", kind: "custom", verbs: { read: ["read", "core"] } },
    { prefix: "devices.stats", kind: "custom", verbs: { read: ["read", "core"] } },
  ] },
  { group: "Stats", subgroup: "Geographical", scopes: [
    { prefix: "geo.stats", kind: "custom", verbs: { read: ["read", "core"] } },
  ] },
  { group: "Stats", subgroup: "Global Stats", scopes: [
    { prefix: "stats.global", kind: "custom", verbs: { read: ["read", "core"] } },
  ] },
  { group: "Stats", subgroup: "Mailbox Provider Stats", scopes: [
    { prefix: "mailbox_providers.stats", kind: "custom", verbs: { read: ["read", "core"] } },
  ] },
  { group: "Stats", subgroup: "Parse Webhook", scopes: [
    { prefix: "user.webhooks.parse.stats", kind: "custom", verbs: { read: ["read", "core"] } },
  ] },
  { group: "Stats", subgroup: "Stats Overview", scopes: [
    { prefix: "stats", kind: "custom", verbs: { read: ["read", "core"] } },
  ] },
  { group: "Stats", subgroup: "Subuser Stats", scopes: [
    { prefix: "subusers.stats.monthly", kind: "parent_only", verbs: { read: ["read"] } },
    { prefix: "subusers.stats", kind: "parent_only", verbs: { read: ["read"] } },
    { prefix: "subusers.stats.sums", kind: "parent_only", verbs: { read: ["read"] } },
  ] },
  { group: "Suppressions", subgroup: "Blocks", scopes: [
    { prefix: "suppression.blocks", kind: "full_access", verbs: { create: ["write", "core"], read: ["read", "core"], update: ["write", "core"], delete: ["write", "core"] } },
  ] },
  { group: "Suppressions", subgroup: "Bounces", scopes: [
    { prefix: "suppression.bounces", kind: "full_access", verbs: { create: ["write", "core"], read: ["read", "core"], update: ["write", "core"], delete: ["write", "core"] } },
  ] },
  { group: "Suppressions", subgroup: "Global Suppressions", scopes: [
    { prefix: "asm.suppressions.global", kind: "full_access", verbs: { create: ["write"], read: ["read"], update: ["write"], delete: ["write"] } },
  ] },
  { group: "Suppressions", subgroup: "Invalid Emails", scopes: [
    { prefix: "suppression.invalid_emails", kind: "full_access", verbs: { create: ["write", "core"], read: ["read", "core"], update: ["write", "core"], delete: ["write", "core"] } },
  ] },
  { group: "Suppressions", subgroup: "Spam Reports", scopes: [
    { prefix: "suppression.spam_reports", kind: "full_access", verbs: { create: ["write", "core"], read: ["read", "core"], update: ["write", "core"], delete: ["write", "core"] } },
  ] },
  { group: "Suppressions", subgroup: "Suppressions", scopes: [
    { prefix: "suppression", kind: "custom", verbs: { create: ["write", "core"], read: ["read", "core"], update: ["write", "core"], delete: ["write", "core"] } },
  ] },
  { group: "Suppressions", subgroup: "Unsubscribe Group Suppressions", scopes: [
    { prefix: "asm.groups.suppressions", kind: "full_access", verbs: { create: ["write"], read: ["read"], update: ["write"], delete: ["write"] } },
  ] },
  { group: "Suppressions", subgroup: "Unsubscribe Groups", scopes: [
    { prefix: "asm.groups", kind: "custom", verbs: { create: ["write", "core"], read: ["read", "core"], update: ["write", "core"], delete: ["write", "core"] } },
  ] },
  { group: "Suppressions", subgroup: "Unsubscribes", scopes: [
    { prefix: "suppression.unsubscribes", kind: "full_access", verbs: { create: ["write", "core"], read: ["read", "core"], update: ["write", "core"], delete: ["write", "core"] } },
  ] },
  { group: "Template Engine", subgroup: "Template versions", scopes: [
    { prefix: "templates.versions.activate", kind: "custom", verbs: { create: ["write", "core"], read: ["read", "core"], update: ["write", "core"], delete: ["write", "core"] } },
    { prefix: "templates.versions", kind: "custom", verbs: { create: ["write", "core"], read: ["read", "core"], update: ["write", "core"], delete: ["write", "core"] } },
  ] },
  { group: "Template Engine", subgroup: "Templates", scopes: [
    { prefix: "templates", kind: "custom", verbs: { create: ["write", "core"], read: ["read", "core"], update: ["write", "core"], delete: ["write", "core"] } },
  ] },
  { group: "Tracking", subgroup: "All settings", scopes: [
    { prefix: "tracking_settings", kind: "full_access", verbs: { read: ["read", "core"] } },
  ] },
  { group: "Tracking", subgroup: "Click Tracking", scopes: [
    { prefix: "tracking_settings.click", kind: "custom", verbs: { create: ["write", "twin"], read: ["read", "core"], update: ["write", "core"], delete: ["write", "twin"] } },
  ] },
  { group: "Tracking", subgroup: "Google Analytics", scopes: [
    { prefix: "tracking_settings.google_analytics", kind: "custom", verbs: { create: ["write", "twin"], read: ["read", "core"], update: ["write", "core"], delete: ["write", "twin"] } },
  ] },
  { group: "Tracking", subgroup: "Open Tracking", scopes: [
    { prefix: "tracking_settings.open", kind: "custom", verbs: { create: ["write", "twin"], read: ["read", "core"], update: ["write", "core"], delete: ["write", "twin"] } },
  ] },
  { group: "Tracking", subgroup: "Subscription Tracking", scopes: [
    { prefix: "tracking_settings.subscription", kind: "custom", verbs: { create: ["write", "twin"], read: ["read", "core"], update: ["write", "core"], delete: ["write", "twin"] } },
  ] },
  { group: "User Account", subgroup: "Enforced TLS", scopes: [
    { prefix: "user.settings.enforced_tls", kind: "custom", verbs: { read: ["read", "core"], update: ["admin", "core"] } },
  ] },
  { group: "User Account", subgroup: "Timezone", scopes: [
    { prefix: "user.timezone", kind: "custom", verbs: { create: ["write", "twin"], read: ["read", "core"], update: ["write"], delete: ["write", "twin"] } },
  ] },
  { group: "Billing", subgroup: null, scopes: [
    { prefix: "billing", kind: "billing", verbs: { create: ["admin"], read: ["read"], update: ["admin"], delete: ["admin"] } },
  ] },
  { group: "Account Identity", subgroup: "Account", scopes: [
    { prefix: "user.account", kind: "full_access", verbs: { read: ["read", "core"] } },
  ] },
  { group: "Account Identity", subgroup: "Credits", scopes: [
    { prefix: "user.credits", kind: "full_access", verbs: { read: ["read", "core"] } },
  ] },
  { group: "Account Identity", subgroup: "Email", scopes: [
    { prefix: "user.email", kind: "full_access", verbs: { create: ["admin", "core"], read: ["read", "core"], update: ["admin", "core"], delete: ["admin", "core"] } },
  ] },
  { group: "Account Identity", subgroup: "Multifactor Authentication", scopes: [
    { prefix: "user.multifactor_authentication", kind: "full_access", verbs: { create: ["admin", "core"], read: ["read", "core"], update: ["admin", "core"], delete: ["admin", "core"] } },
  ] },
  { group: "Account Identity", subgroup: "Password", scopes: [
    { prefix: "user.password", kind: "full_access", verbs: { create: ["admin", "twin"], read: ["read", "core"], update: ["admin", "core"], delete: ["admin", "twin"] } },
  ] },
  { group: "Account Identity", subgroup: "Profile", scopes: [
    { prefix: "user.profile", kind: "full_access", verbs: { create: ["write", "twin"], read: ["read", "core"], update: ["write", "core"], delete: ["write", "twin"] } },
    { prefix: "user.profile", kind: "docs_only", verbs: { edit: ["write"] } },
  ] },
  { group: "Account Identity", subgroup: "Username", scopes: [
    { prefix: "user.username", kind: "full_access", verbs: { create: ["admin", "twin"], read: ["read", "core"], update: ["admin", "core"], delete: ["admin", "twin"] } },
  ] },
  { group: "Credentials", subgroup: null, scopes: [
    { prefix: "credentials", kind: "legacy", verbs: { create: ["admin"], read: ["read"], update: ["admin"], delete: ["admin"] } },
  ] },
  { group: "Email Validation", subgroup: null, scopes: [
    { prefix: "validations.email", kind: "separate_key", verbs: { create: ["write"], read: ["read"] } },
  ] },
  { group: "Single Sign-On", subgroup: "SSO settings", scopes: [
    { prefix: "sso.settings", kind: "full_access", verbs: { create: ["admin"], read: ["read"], update: ["admin"], delete: ["admin"] } },
  ] },
  { group: "Single Sign-On", subgroup: "SSO teammates", scopes: [
    { prefix: "sso.teammates", kind: "full_access", verbs: { create: ["admin"], update: ["admin"] } },
  ] },
  { group: "Subusers", subgroup: "Credits", scopes: [
    { prefix: "subusers.credits", kind: "parent_only", verbs: { create: ["write"], read: ["read"], update: ["write"], delete: ["write"] } },
    { prefix: "subusers.credits.remaining", kind: "parent_only", verbs: { create: ["write"], read: ["read"], update: ["write"], delete: ["write"] } },
  ] },
  { group: "Subusers", subgroup: "Monitor", scopes: [
    { prefix: "subusers.monitor", kind: "parent_only", verbs: { create: ["write"], read: ["read"], update: ["write"], delete: ["write"] } },
  ] },
  { group: "Subusers", subgroup: "Reputations", scopes: [
    { prefix: "subusers.reputations", kind: "parent_only", verbs: { read: ["read"] } },
  ] },
  { group: "Subusers", subgroup: "Subuser management", scopes: [
    { prefix: "subusers", kind: "parent_only", verbs: { create: ["admin"], read: ["read"], update: ["admin"], delete: ["admin"] } },
  ] },
  { group: "Subusers", subgroup: "Summary", scopes: [
    { prefix: "subusers.summary", kind: "parent_only", verbs: { read: ["read"] } },
  ] },
  { group: "Teammates", subgroup: null, scopes: [
    { prefix: "teammates", kind: "full_access", verbs: { create: ["admin", "core"], read: ["read", "core"], update: ["admin", "core"], delete: ["admin", "core"] } },
  ] },
  { group: "Set by SendGrid", subgroup: "Legacy API v2", scopes: [
    { prefix: "v2", kind: "pseudo", verbs: { "": ["none"] } },
  ] },
  { group: "Set by SendGrid", subgroup: "Sender verification", scopes: [
    { prefix: "sender_verification_eligible", kind: "pseudo", verbs: { "": ["none"] } },
    { prefix: "sender_verification_exempt", kind: "pseudo", verbs: { "": ["none"] } },
    { prefix: "sender_verification_legacy", kind: "pseudo", verbs: { "": ["none"] } },
  ] },
  { group: "Set by SendGrid", subgroup: "Signup", scopes: [
    { prefix: "signup.trigger_confirmation", kind: "pseudo", verbs: { "": ["none"] } },
  ] },
  { group: "Set by SendGrid", subgroup: "Two-factor authentication", scopes: [
    { prefix: "2fa_exempt", kind: "pseudo", verbs: { "": ["none"] } },
    { prefix: "2fa_required", kind: "pseudo", verbs: { "": ["none"] } },
  ] },
  { group: "Set by SendGrid", subgroup: "UI", scopes: [
    { prefix: "ui.confirm_email", kind: "pseudo", verbs: { "": ["none"] } },
    { prefix: "ui.provision", kind: "pseudo", verbs: { "": ["none"] } },
    { prefix: "ui.signup_complete", kind: "pseudo", verbs: { "": ["none"] } },
  ] },
] as const;
