import { ACCOUNT_NOUN, onBehalfOf, parseAccountId, SELF } from "@/lib/audit/account";
import type { Effect } from "@/lib/audit/effects/rules";
import type { FleetAccount, FleetKey } from "@/lib/audit/fleet/fleet";
import { capitalized } from "@/lib/audit/words";

// What an attacker may have left behind, by what the key can do; worst first.
const TRACES: readonly (readonly [Effect, string])[] = [
  ["identity", "teammates, sender domains and the account’s login that you did not change"],
  ["mint", "API keys you did not make: they outlive this one"],
  ["subusers", "subusers you did not make"],
  ["redirect", "webhooks and inbound parse addresses that are not yours"],
  ["send", "mail in Email Activity that you did not send"],
  ["guard", "the IP allow list and alerts: are they as you left them"],
  ["spend", "the plan and purchases on the bill"],
  ["content", "templates that changed"],
  ["destroy", "suppressions, templates and domains that are gone"],
  ["recipients", "whose data it could read, and whether a breach must be reported"],
];
const MOST_TRACES = 4;

/** What to look for after a leak: at most four things, worst first. Empty if the key could only read settings. */
export function tracesOf(effects: Iterable<Effect>): string[] {
  const held = new Set(effects);
  return TRACES.flatMap(([effect, trace]) => (held.has(effect) ? [capitalized(trace)] : [])).slice(
    0,
    MOST_TRACES,
  );
}

/** The body of `POST /v3/api_keys` for a key with the same scopes. Its name tells the two apart. */
export function replacementBody(key: FleetKey, real: readonly string[]): string {
  return JSON.stringify({ name: `${key.name} (replacement)`, scopes: real }, null, 2);
}

/** Where SendGrid's console shows the key: keys of subusers and customers are not on the first page. */
export function consolePlace({ account }: FleetKey, known: FleetAccount | undefined): string {
  const place = parseAccountId(account) ?? SELF;
  if (place.kind === "self") return "Settings, API Keys";
  const name = known?.label ?? onBehalfOf(place) ?? account;
  return `Switch to ${ACCOUNT_NOUN[place.kind]} ${name}, then Settings, API Keys`;
}
