/**
 * What the scopes of a prefix are about, for the sentences of scope-sentence.ts: one `prefix: noun` a line. `+` before
 * the noun: a list that is added to and removed from. `=`: a setting that is set and removed.
 */
export const SCOPE_NOUNS = `
api_keys: API keys
alerts: alerts about usage and statistics
categories: categories that mail is filed under
di.bounce_block_classification: why mail bounced or was blocked, by class
di.bounce_block_classifications: why mail bounced or was blocked, by class
design_library: designs in the Design Library
email_activity: each message sent, its recipient and what became of it (the older feed)
message: each message sent, its recipient and what became of it
messages: each message sent, its recipient, subject and what became of it
email_testing: rendering and spam tests of mails
ips.assigned: the IP addresses assigned to the account
ips.pools: IP pools
ips.pools.ips: +the IP addresses in a pool
ips.warmup: +the IP addresses in warm-up
ips: the account's IP addresses
user.webhooks.parse.settings: where received mail is delivered to (Inbound Parse)
mail: mail
mail.batch: batches of scheduled mail
user.scheduled_sends: scheduled mail that is paused or cancelled
mail_settings: all mail settings
mail_settings.address_whitelist: +the list of addresses that get mail whatever they are suppressed for
mail_settings.bcc: =the address that gets a copy of every mail (retired in 2020)
mail_settings.bounce_purge: =how soon bounced addresses are forgotten
user.webhooks.event.settings: =where events are sent to: recipients, opens, clicks, IP addresses
user.webhooks.event.test: test events for a webhook
mail_settings.footer: =the footer added to every mail
mail_settings.forward_bounce: =the mailbox that bounces are forwarded to
mail_settings.forward_spam: =the mailbox that spam complaints are forwarded to
mail_settings.template: =the legacy template wrapped around every mail
mail_settings.plain_content: =how plain-text mail is converted (retired in 2020)
mail_settings.spam_check: =the outgoing spam check (retired in 2020)
marketing.automation: marketing automations
marketing_campaigns: legacy marketing campaigns and their contacts
newsletter: legacy newsletters
marketing: Marketing Campaigns
partner_settings: all partner settings
partner_settings.new_relic: =the New Relic connection (no longer supported)
partner_settings.sendwithus: =the Sendwithus connection (retired in 2020)
recipients.erasejob: jobs that erase recipients' data
access_settings.activity: the IP addresses that recently reached the account
access_settings.whitelist: the list of IP addresses that may reach the account
whitelabel: domain authentication, link branding and reverse DNS
browsers.stats: statistics by browser
categories.stats: statistics by category
categories.stats.sums: sums of statistics by category
clients.desktop.stats: statistics by desktop mail client
clients.phone.stats: statistics by mail client on phones
clients.stats: statistics by mail client
clients.tablet.stats: statistics by mail client on tablets
clients.webmail.stats: statistics by webmail client
devices.stats: statistics by device
geo.stats: statistics by country
stats.global: the account's statistics
mailbox_providers.stats: statistics by mailbox provider
user.webhooks.parse.stats: statistics of received mail
stats: the overview of statistics
subusers.stats.monthly: monthly statistics of subusers
subusers.stats: statistics of subusers
subusers.stats.sums: sums of statistics of subusers
suppression.blocks: +the list of addresses whose mail was blocked
suppression.bounces: +the list of addresses that bounced
asm.suppressions.global: +the list of addresses that unsubscribed from everything
suppression.invalid_emails: +the list of addresses that do not exist
suppression.spam_reports: +the list of addresses that reported spam
suppression: +the lists of addresses that get no more mail
asm.groups.suppressions: +the lists of addresses that left an unsubscribe group
asm.groups: unsubscribe groups
suppression.unsubscribes: +the list of addresses that unsubscribed
templates.versions.activate: =which version of a template is live
templates.versions: versions of templates
templates: mail templates
tracking_settings: all tracking settings
tracking_settings.click: =click tracking
tracking_settings.google_analytics: =Google Analytics tagging
tracking_settings.open: =open tracking
tracking_settings.subscription: =the unsubscribe link added to mail
user.settings.enforced_tls: whether mail must be delivered over TLS
user.timezone: =the account's time zone
billing: billing
user.account: the account's type and reputation
user.credits: the credits left
user.email: =the account's own email address
user.multifactor_authentication: =two-factor authentication of the login
user.password: =the login's password
user.profile: =the account's profile: name, address, phone
user.username: =the login's username
credentials: legacy logins (username and password)
validations.email: validations of email addresses
sso.settings: =single sign-on settings
sso.teammates: teammates who sign in through single sign-on
subusers.credits: =subusers' credits
subusers.credits.remaining: =subusers' remaining credits
subusers.monitor: monitors that copy samples of subusers' mail
subusers.reputations: subusers' reputations
subusers: subusers
subusers.summary: summaries of subusers
teammates: teammates and what they may do
`;
