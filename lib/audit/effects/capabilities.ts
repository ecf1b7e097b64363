import { searchText } from "../search-text";
import { EFFECTS, scopesWithEffect } from "./effects";
import { EFFECT_RULES, type Effect, TAKE_OVER_RULES } from "./rules";

/** Something a person would ask for by name. A key has it that holds any of `scopes`, which may have wildcards. */
export type Capability = {
  id: string;
  verb: string;
  synonyms: readonly string[];
  scopes: readonly string[];
};

// id | verb | synonyms | scopes. Plain words that people use; whoever holds one of the scopes can do it. What a finding
// says as well is said there: @take-over.
const TABLE = `
send-mail|send mail|send,send email,send emails,send e-mail,email,send transactional mail|mail.send
send-campaigns|send campaigns|send marketing,send newsletters,send single sends,send bulk mail|marketing.read marketing_campaigns.create marketing_campaigns.update newsletter.create newsletter.update
schedule-mail|pause or cancel scheduled mail|cancel scheduled sends,pause sends,schedule mail|user.scheduled_sends.create user.scheduled_sends.update user.scheduled_sends.delete
list-keys|list API keys|read keys,list keys,see keys,audit keys|api_keys.read
create-keys|create API keys|create keys,mint keys,mint API keys,make keys,mint|api_keys.create
change-keys|change API keys|update keys,change keys,rewrite keys,re-scope keys,rename keys|api_keys.update
delete-keys|delete API keys|delete keys,revoke keys,revoke API keys|api_keys.delete
take-over|take over the account|account takeover,take the account over|@take-over
change-login|change the login|change password,change login,change 2fa,change the second factor|user.email.*ate user.email.delete user.password.*ate user.password.delete user.username.*ate user.username.delete user.multifactor_authentication.*ate user.multifactor_authentication.delete
invite-people|invite teammates|add teammates,add people,promote teammates,manage teammates|teammates.create teammates.update sso.teammates.create sso.teammates.update
remove-people|remove teammates|delete teammates|teammates.delete
change-sso|change single sign-on|change sso,manage sso|sso.settings.create sso.settings.update sso.settings.delete
change-domains|change domain authentication|authenticate domains,change domains,change dns,change dkim,change link branding|whitelabel.create whitelabel.update whitelabel.delete
change-ip-list|change the IP allow list|turn off IP allow-list,change ip access,open the ip list,change ip allow-list|access_settings.whitelist.create access_settings.whitelist.update access_settings.whitelist.delete
change-tls|stop requiring TLS|turn off tls,disable tls,change tls|user.settings.enforced_tls.update
silence-alerts|silence alerts|delete alerts,change alerts,turn off alerts|alerts.update alerts.delete
redirect-inbound|redirect received mail|redirect inbound mail,change inbound parse,redirect replies|user.webhooks.parse.settings.create user.webhooks.parse.settings.update
redirect-events|redirect events|change the event webhook,change webhooks,redirect webhooks|user.webhooks.event.settings.create user.webhooks.event.settings.update
read-activity|read email activity|read messages,read logs,see who was mailed|messages.read email_activity.read message.read
read-contacts|read contacts|export contacts,download contacts|marketing.read marketing_campaigns.read newsletter.read
read-suppressions|read suppressions|read bounces,read unsubscribes,list unsubscribes|suppression.read suppression.*.read asm.*.read
clear-suppressions|clear suppressions|delete suppressions,delete unsubscribes,delete bounces,mail people who opted out|suppression.delete suppression.*.delete asm.*.delete
add-suppressions|suppress addresses|add suppressions,create suppressions,unsubscribe people|suppression.create suppression.*.create asm.*.create
erase-recipients|erase recipients' data|erase recipients,erase data|recipients.erasejob.create
change-templates|change templates|edit templates,update templates,write templates,change production mail|templates.create templates.update templates.*.create templates.*.update
delete-templates|delete templates|remove templates|templates.delete templates.*.delete
read-templates|read templates|see templates,list templates|templates.read templates.*.read
change-every-mail|change every mail|change the footer,change the mail footer|mail_settings.footer.*ate mail_settings.template.*ate
change-tracking|change tracking|turn off tracking|tracking_settings.*.create tracking_settings.*.update tracking_settings.*.delete
read-stats|read statistics|read stats,see stats,see statistics|stats.read *.stats.read *.stats.*.read stats.global.read
manage-subusers|create or change subusers|create subusers,change subusers,manage subusers|subusers.create subusers.update
delete-subusers|delete subusers|remove subusers|subusers.delete
list-subusers|list subusers|read subusers,see subusers|subusers.read
change-ips|change IP addresses|manage ips,change ips,manage ip pools|ips.create ips.update ips.delete ips.pools.*ate ips.pools.*delete ips.warmup.*ate ips.warmup.delete
change-billing|change billing|pay,change the plan,bill,buy|billing.create billing.update billing.delete
read-billing|read billing|see invoices,read invoices|billing.read
validate-email|validate email addresses|validate addresses,email validation|validations.email.create
`;

const EFFECT_SYNONYMS: Partial<Record<Effect, readonly string[]>> = {
  recipients: ["read recipient data", "read recipients", "read personal data", "see recipients"],
  redirect: ["redirect mail", "forward mail", "exfiltrate"],
  mint: ["mint credentials", "create credentials"],
  destroy: ["delete things", "delete anything", "break things"],
  identity: ["change account identity", "change the sender"],
  guard: ["turn off protection"],
  content: ["change content", "change mail content"],
};

const TAKE_OVER = EFFECT_RULES.filter(({ id }) => TAKE_OVER_RULES.includes(id)).flatMap(
  ({ scopes }) => scopes,
);

function fromLine(line: string): Capability {
  const [id = "", verb = "", synonyms = "", scopes = ""] = line.split("|");
  const asked = scopes === "@take-over" ? TAKE_OVER : scopes.split(" ");
  return { id, verb, synonyms: synonyms.split(","), scopes: asked };
}

/** What can be asked for by a verb: single tasks first, then the effects, each as a whole. */
export const CAPABILITIES: readonly Capability[] = [
  ...TABLE.trim().split("\n").map(fromLine),
  ...EFFECTS.map(({ id, label, can }) => ({
    id: `effect-${id}`,
    verb: can,
    synonyms: [label, id, ...(EFFECT_SYNONYMS[id] ?? [])],
    scopes: scopesWithEffect(id),
  })),
];

/** Capabilities whose loss an admin would want to know of before deleting a key: the tasks, not the effects. */
export const TASKS = CAPABILITIES.filter(({ id }) => !id.startsWith("effect-"));

/** Words as they are compared: whatever their case, width and accents, one space, without "who can", "can" or articles. */
function plain(words: string): string {
  return searchText(words)
    .replace(/[’']/g, "'")
    .replace(/^(?:who\s+)?can\s+/, "")
    .replace(/\b(?:the|a|an)\s+/g, "")
    .replace(/\s+/g, " ")
    .replace(/\?$/, "")
    .trim();
}

const BY_WORDS = new Map<string, Capability>();
for (const capability of CAPABILITIES) {
  for (const words of [capability.verb, ...capability.synonyms]) {
    const key = plain(words);
    if (!BY_WORDS.has(key)) BY_WORDS.set(key, capability);
  }
}

/** The capability that a verb or one of its synonyms names; undefined when none does. */
export function capabilityOf(words: string): Capability | undefined {
  return BY_WORDS.get(plain(words));
}

/** Capabilities whose verb or synonyms contain all the words, for a list to choose from. */
export function suggestCapabilities(words: string): Capability[] {
  const parts = plain(words).split(" ").filter(Boolean);
  return CAPABILITIES.filter(({ verb, synonyms }) =>
    parts.every((part) => [verb, ...synonyms].some((text) => searchText(text).includes(part))),
  );
}
