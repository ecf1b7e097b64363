/**
 * The scope catalogue as one compact table; catalogue.ts expands it.
 *
 * `#` opens a group and `>` a subgroup, in the console's order; then come the groups that only Full Access keys have.
 * A row is: the scope without its verb, its kind (`!`: all but read is administration), its verbs.
 * Kinds: c custom (the console has a slider), f Full Access only, l legacy, p parent only, b billing, s separate key
 * type, x misspelt in some documentation, z set by SendGrid.
 * Verbs: c create, r read, u update, d delete, s send, w write, e edit; k and x are a create and a delete that no
 * documented call asks for. A capital verb belongs to the core that Full Access keys of every plan hold.
 */
export const CATALOGUE_TABLE = `
#API Keys
api_keys c! CRUD
#Alerts
alerts c CRUD
#Category Management
categories c CRUD
#Deliverability Insights
di.bounce_block_classification c r
di.bounce_block_classifications x r
#Design Library
design_library c crud
#Email Activity
email_activity l r
message x r
messages c r
#Email Testing
email_testing c rw
#IP Management
>Assigned IPs
ips.assigned c r
>IP Pools
ips.pools c crud
ips.pools.ips c cRud
>IP Warmup
ips.warmup c crud
>IPs
ips c! crud
#Inbound Parse
user.webhooks.parse.settings c CRUD
#Mail Send
>Mail Send
mail c S
>Scheduled Sends
mail.batch c crud
user.scheduled_sends c crud
#Mail Settings
>All settings
mail_settings f R
>Address Allow List
mail_settings.address_whitelist c kRUx
>BCC
mail_settings.bcc l krux
>Bounce Purge
mail_settings.bounce_purge c kRUx
>Event Notification
user.webhooks.event.settings c kRUx
user.webhooks.event.test c CRUx
>Footer
mail_settings.footer c kRUx
>Forward Bounce
mail_settings.forward_bounce c kRUx
>Forward Spam
mail_settings.forward_spam c kRUx
>Legacy Email Template
mail_settings.template l kRUx
>Plain Content
mail_settings.plain_content l kRUx
>Spam Checker
mail_settings.spam_check l krux
#Marketing
>Automation
marketing.automation c r
>Legacy Marketing Campaigns
marketing_campaigns l crud
>Legacy Newsletter
newsletter l crud
>Marketing
marketing c r
#Partners
>All settings
partner_settings c R
>New Relic
partner_settings.new_relic l kRUx
>Sendwithus
partner_settings.sendwithus l krux
#Recipients Data Erasure
recipients.erasejob c cr
#Security
>IP Access Management
access_settings.activity c R
access_settings.whitelist c! CRUD
#Sender Authentication
whitelabel c! CRUD
#Stats
>Browser Stats
browsers.stats c R
>Category Stats
categories.stats c R
categories.stats.sums c R
>Email Clients and Devices
clients.desktop.stats c R
clients.phone.stats c R
clients.stats c R
clients.tablet.stats c R
clients.webmail.stats c R
devices.stats c R
>Geographical
geo.stats c R
>Global Stats
stats.global c R
>Mailbox Provider Stats
mailbox_providers.stats c R
>Parse Webhook
user.webhooks.parse.stats c R
>Stats Overview
stats c R
>Subuser Stats
subusers.stats.monthly p r
subusers.stats p r
subusers.stats.sums p r
#Suppressions
>Blocks
suppression.blocks f CRUD
>Bounces
suppression.bounces f CRUD
>Global Suppressions
asm.suppressions.global f crud
>Invalid Emails
suppression.invalid_emails f CRUD
>Spam Reports
suppression.spam_reports f CRUD
>Suppressions
suppression c CRUD
>Unsubscribe Group Suppressions
asm.groups.suppressions f crud
>Unsubscribe Groups
asm.groups c CRUD
>Unsubscribes
suppression.unsubscribes f CRUD
#Template Engine
>Template versions
templates.versions.activate c CRUD
templates.versions c CRUD
>Templates
templates c CRUD
#Tracking
>All settings
tracking_settings f R
>Click Tracking
tracking_settings.click c kRUx
>Google Analytics
tracking_settings.google_analytics c kRUx
>Open Tracking
tracking_settings.open c kRUx
>Subscription Tracking
tracking_settings.subscription c kRUx
#User Account
>Enforced TLS
user.settings.enforced_tls c! RU
>Timezone
user.timezone c kRux
#Billing
billing b! crud
#Account Identity
>Account
user.account f R
>Credits
user.credits f R
>Email
user.email f! CRUD
>Multifactor Authentication
user.multifactor_authentication f! CRUD
>Password
user.password f! kRUx
>Profile
user.profile f kRUx
user.profile x e
>Username
user.username f! kRUx
#Credentials
credentials l! crud
#Email Validation
validations.email s cr
#Single Sign-On
>SSO settings
sso.settings f! crud
>SSO teammates
sso.teammates f! cu
#Subusers
>Credits
subusers.credits p crud
subusers.credits.remaining p crud
>Monitor
subusers.monitor p crud
>Reputations
subusers.reputations p r
>Subuser management
subusers p! crud
>Summary
subusers.summary p r
#Teammates
teammates f! CRUD
#Account flags
>Legacy API v2
v2 z
>Sender verification
sender_verification_eligible z
sender_verification_exempt z
sender_verification_legacy z
>Signup
signup.trigger_confirmation z
>Two-factor authentication
2fa_exempt z
2fa_required z
>UI
ui.confirm_email z
ui.provision z
ui.signup_complete z
`;
