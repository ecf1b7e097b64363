import { stringify } from "yaml";
import { byText } from "../by-text";
import { dayOf } from "../day";
import { PURPOSES } from "../effects/purposes";
import type { Fleet } from "../fleet/fleet";
import { countBy } from "../group-by";
import { countOf } from "../words";
import type { PolicyDocument, PolicyRule } from "./document";
import { evaluatePolicy } from "./evaluate";
import { presetScopes } from "./words";

const TEAMS = 20;

/** What few accounts want any key to have, gravest first: the policy keeps those that hold. */
const DENIED: readonly PolicyRule[] = [
  { id: "no-account-takeover", deny: "take over the account", severity: "critical" },
  { id: "no-teammates", deny: "teammates.create OR teammates.update", severity: "critical" },
  { id: "no-minting", deny: "api_keys.create OR api_keys.update" },
  {
    id: "no-subuser-administration",
    deny: "subusers.create OR subusers.update OR subusers.delete",
  },
  { id: "no-billing", deny: "billing.*" },
  { id: "no-ip-list", deny: "access_settings.whitelist.*" },
  { id: "no-mail-settings", deny: "mail_settings.*", severity: "medium" },
];

const SUBUSERS: PolicyRule = {
  id: "subusers-mint-nothing",
  where: { account: "subuser:*" },
  deny: "api_keys.create OR api_keys.update",
};

/**
 * The prefixes that several keys' names share, as in `checkout-prod` and `checkout-staging`; the most frequent first.
 */
function prefixesOf({ keys }: Fleet): string[] {
  const prefixes = keys.flatMap(({ name }) => {
    return /^([A-Za-z][A-Za-z0-9]*[-_])./.exec(name)?.[1]?.toLowerCase() ?? [];
  });
  return [...countBy(prefixes)]
    .filter(([, count]) => count > 1)
    .sort(([a, one], [b, other]) => other - one || byText(a, b))
    .slice(0, TEAMS)
    .map(([prefix]) => prefix);
}

/** The purposes that a team's keys may be limited to, the narrowest first. */
function purposeRules(prefix: string): PolicyRule[] {
  const id = `${prefix.slice(0, -1).slice(0, 40)}-only`;
  return PURPOSES.map(({ id: preset }) => preset)
    .sort((a, b) => (presetScopes(a)?.length ?? 0) - (presetScopes(b)?.length ?? 0))
    .map((preset) => ({ id, where: { name: `${prefix}*` }, only: [preset] }));
}

/**
 * Drafts a policy file from a fleet: owners to fill in, and rules that hold today for everything read.
 * @param nowMs epoch ms; for the day in its first line
 */
export function policyFromFleet(fleet: Fleet, nowMs: number): string {
  const prefixes = prefixesOf(fleet);
  const largest = Math.max(
    0,
    ...fleet.keys.map(({ shape }) => fleet.shapes.get(shape ?? -1)?.length ?? 0),
  );
  const sizes: PolicyRule = {
    id: "no-larger-keys",
    max_scopes: Math.min(largest, 1000),
    severity: "low",
  };
  const holds = (rule: PolicyRule) => {
    const policy: PolicyDocument = { version: 1, rules: [rule] };
    const evaluated = { file: "", context: { nowMs }, hashes: new Map() };
    const [outcome] = evaluatePolicy(policy, fleet, evaluated).rules;
    return outcome !== undefined && outcome.broken === 0 && outcome.applies > outcome.unknown;
  };
  const teams = prefixes.flatMap((prefix) => purposeRules(prefix).find(holds) ?? []);
  const rules = [SUBUSERS, ...DENIED, ...teams, sizes].filter(holds);
  const owners = prefixes.map((prefix) => ({
    where: { name: `${prefix}*` },
    owner: "TODO",
    purpose: "TODO",
  }));
  const unread = fleet.keys.filter(({ shape }) => shape === null).length;
  const gap =
    unread === 0
      ? ""
      : `\n# ${countOf(unread, "key was", "keys were")} not read: the rules may not hold for them.`;
  const head = `# Made on ${dayOf(nowMs)} from ${countOf(fleet.keys.length, "key")}: the rules hold for everything that was read.${gap}
# Fill in the owners, remove what you don't want, and keep this file in Git.
`;
  const body = {
    version: 1,
    ...(owners.length > 0 && { owners }),
    ...(rules.length > 0 && { rules }),
  };
  return head + stringify(body, { lineWidth: 0 });
}

/** A policy as text for an editor, without the file's comments. */
export function policyText(policy: PolicyDocument): string {
  return stringify(policy, { lineWidth: 0 });
}
