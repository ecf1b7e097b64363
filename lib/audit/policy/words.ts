import { scopeEntry } from "../catalogue/catalogue";
import { PURPOSES } from "../effects/purposes";
import { type BuiltInRuleId, FINDING_RULES, SEVERITIES } from "../findings/rules";

/** Names that policies use for several checks at once, or short names for one. */
const CHECK_GROUPS: Readonly<Record<string, readonly BuiltInRuleId[]>> = {
  "name-hygiene": ["no-name", "same-name", "hidden-characters"],
  "quota-near": ["near-key-cap"],
};

const PRESET_ALIASES: Readonly<Record<string, string>> = { "mail-send": "send" };

/** The built-in checks that a name in `builtin` or in a waiver stands for; none if it names no check. */
export function checksNamed(name: string): readonly BuiltInRuleId[] {
  const group = Object.hasOwn(CHECK_GROUPS, name) ? CHECK_GROUPS[name] : undefined;
  return group ?? FINDING_RULES.filter(({ id }) => id === name).map(({ id }) => id);
}

/** All names that {@link checksNamed} knows. */
export const CHECK_NAMES: readonly string[] = [
  ...FINDING_RULES.map(({ id }) => id),
  ...Object.keys(CHECK_GROUPS),
];

/** The scopes that a preset of `only` allows, those of the purpose it is named after; null if there is none. */
export function presetScopes(name: string): readonly string[] | null {
  const alias = Object.hasOwn(PRESET_ALIASES, name) ? PRESET_ALIASES[name] : name;
  const purpose = PURPOSES.find(({ id }) => id === alias);
  return purpose === undefined ? null : [...purpose.needs, ...purpose.mayHave];
}

/** All names that {@link presetScopes} knows. */
const PRESETS: readonly string[] = [
  ...PURPOSES.map(({ id }) => id),
  ...Object.keys(PRESET_ALIASES),
];

/** Whether `only` accepts an entry: a preset, a scope or a pattern. A bare word is none of these. */
export function isPresetOrScope(entry: string): boolean {
  return presetScopes(entry) !== null || scopeEntry(entry) !== undefined || /[.*]/.test(entry);
}

/** What to write in each field: the description in the JSON schema, and the advice if it holds something else. */
export const WHAT_TO_WRITE = {
  version: "Write `version: 1`.",
  owners: "Write a list: who answers for which keys. The first entry that matches a key wins.",
  rules: "Write a list of rules, each with an `id` and at least one condition.",
  builtin: `Write a built-in check’s id, and \`off\` or a severity: \`near-key-cap: low\`.`,
  waivers: "Write a list of waivers: which rule, for which key, why, by whom, until when.",
  where: 'Write `where: { name: "checkout-*" }`, `where: { account: "subuser:*" }` or both.',
  name: 'Write a pattern for the key\'s name, such as "checkout-*", or a list of patterns. Case doesn’t matter.',
  account:
    'Write "self", "subuser:NAME", "account-id:ID", a pattern such as "subuser:*", or a list.',
  owner: "Write who answers for it: an address or a team’s name, in quotes if it has a colon.",
  purpose: "Write in a few words what the key is for.",
  data: "Write the class of data the key can reach, such as `recipients`.",
  id: "Write a short id of letters, digits, dots, dashes and underscores, such as `team-prefix`.",
  title: "Write the rule in a few words, as people should read it.",
  severity: `Write one of ${SEVERITIES.join(", ")}. Without it, a rule is \`high\`.`,
  deny: 'Write what no key may do, as on the Who can page: "api_keys.create OR api_keys.update".',
  only: `Write a list of presets (${PRESETS.join(", ")}) or scopes, such as \`[send, "templates.*"]\`.`,
  require_name: 'Write a regular expression in RE2 syntax, in quotes: "^(checkout|ops)-".',
  max_age_days: "Write a whole number of days from 1 to 3650.",
  max_scopes: "Write a whole number from 0 to 1000.",
  require_owner: "Write `require_owner: true`, or leave it out.",
  controls:
    'Write a list of the controls it serves, as your organization maps them: `["SOC 2 CC6.1", "PCI DSS 7.2.5.1"]`.',
  rule: "Write the id of a rule of this file, or of a built-in check.",
  key: "Write the account and the key’s id: `self/AbC123`, `subuser:acme/AbC123` or `account-id:7/AbC123`.",
  reason: "Write why the rule does not hold for this key.",
  approver: "Write who approved it: somebody other than the owner.",
  ticket: "Write the ticket’s number or address, in quotes if it is a number alone.",
  expires: "Write the last day it holds, in UTC: `expires: 2026-12-31`.",
  scopes_sha256:
    "Write the SHA-256 of the key’s scopes in quotes, 64 hex digits: sorted, each followed by a line feed; a list for keys of several scope sets. The Policy page copies it.",
} as const;

/** A field of a policy. */
export type Field = keyof typeof WHAT_TO_WRITE;

/** Whether a name is a field that a policy may have somewhere. */
export function isField(name: unknown): name is Field {
  return typeof name === "string" && Object.hasOwn(WHAT_TO_WRITE, name);
}
