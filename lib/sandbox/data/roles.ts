import type { KeyDraft } from "../account";
import { random } from "../random";
import { custom, SETS } from "./scope-sets";

// Senders appear several times: most keys of a real account send mail and do nothing else.
const ROLES: readonly [KeyDraft, ...KeyDraft[]] = [
  { name: "web", scopes: SETS.sender },
  { name: "worker", scopes: SETS.sender },
  { name: "api", scopes: SETS.sender },
  { name: "checkout", scopes: SETS.senderWithTemplates },
  { name: "notifications", scopes: SETS.sendOnly },
  { name: "shop", scopes: SETS.senderWithStats },
  { name: "newsletter", scopes: SETS.marketing },
  { name: "templates", scopes: SETS.templates },
  { name: "grafana", scopes: SETS.stats },
  { name: "datadog", scopes: SETS.statsAndAlerts },
  { name: "crm", scopes: SETS.recipients },
  { name: "suppression-sync", scopes: SETS.suppressions },
  { name: "event-webhook", scopes: SETS.eventWebhook },
  { name: "inbound", scopes: SETS.inboundParse },
  { name: "deploy", scopes: SETS.mintKeys },
  { name: "admin", scopes: SETS.subuserFull },
  { name: "old-plugin", scopes: SETS.smallFull },
  { name: "preview", scopes: custom("mail.send preview.feature.read") },
];

const PLACES = ["production", "staging", "test", "eu-west", "us-east", "backup"] as const;

/** `count` keys like a subuser's: few scope sets, shared by many keys. The same seed gives the same keys. */
export function roleKeys(seed: string, count: number): KeyDraft[] {
  const choices = random(seed);
  return Array.from({ length: count }, () => {
    const { name, scopes } = choices.pick(ROLES);
    return { name: `${choices.pick(PLACES)}-${name}`, scopes };
  });
}
