import { splitScopes } from "../catalogue/catalogue";
import { AUDITOR_SCOPES } from "./auditor-scopes";

/** What a key may be for. `needs`: it fails without these; `mayHave`: comes with the console's slider, or is handy. */
export type Purpose = {
  id: string;
  label: string;
  needs: readonly string[];
  mayHave: readonly string[];
};

function verbs(prefix: string, ...names: readonly string[]): string[] {
  return names.map((verb) => `${prefix}.${verb}`);
}

const CRUD = ["create", "read", "update", "delete"] as const;

/** The purposes to choose from when right-sizing a key. They state intent, since SendGrid doesn't report usage. */
export const PURPOSES: readonly Purpose[] = [
  {
    id: "send",
    label: "Send mail from an application",
    needs: ["mail.send"],
    mayHave: [...verbs("mail.batch", ...CRUD), ...verbs("user.scheduled_sends", ...CRUD)],
  },
  {
    id: "send-templates",
    label: "Send mail and read its templates",
    needs: ["mail.send", "templates.read", "templates.versions.read"],
    mayHave: [...verbs("mail.batch", ...CRUD), ...verbs("user.scheduled_sends", ...CRUD)],
  },
  { id: "audit", label: "Audit this account’s API keys", needs: ["api_keys.read"], mayHave: [] },
  {
    id: "audit-subusers",
    label: "Audit the API keys of this account and its subusers",
    needs: AUDITOR_SCOPES.map(({ scope }) => scope),
    mayHave: [],
  },
  {
    id: "statistics",
    label: "Read statistics",
    needs: ["stats.read", "stats.global.read"],
    mayHave: [
      "browsers.stats.read",
      "categories.stats.read",
      "categories.stats.sums.read",
      "clients.desktop.stats.read",
      "clients.phone.stats.read",
      "clients.stats.read",
      "clients.tablet.stats.read",
      "clients.webmail.stats.read",
      "devices.stats.read",
      "geo.stats.read",
      "mailbox_providers.stats.read",
      "user.webhooks.parse.stats.read",
    ],
  },
  {
    id: "templates",
    label: "Deploy templates",
    needs: [
      ...verbs("templates", "create", "read", "update"),
      ...verbs("templates.versions", "create", "read", "update"),
      "templates.versions.activate.create",
    ],
    mayHave: [
      "templates.delete",
      "templates.versions.delete",
      ...verbs("templates.versions.activate", "read", "update", "delete"),
    ],
  },
  {
    id: "suppressions",
    label: "Keep suppressions in step with another system",
    needs: ["suppression.read", "suppression.create", ...verbs("asm.groups", "read")],
    mayHave: ["suppression.update", ...verbs("asm.groups.suppressions", "read", "create")],
  },
  {
    id: "activity",
    label: "Look up what happened to a message",
    needs: ["messages.read"],
    mayHave: ["email_activity.read"],
  },
  {
    id: "events",
    label: "Set up the event webhook",
    needs: verbs("user.webhooks.event.settings", "read", "update"),
    mayHave: [
      ...verbs("user.webhooks.event.settings", "create", "delete"),
      ...verbs("user.webhooks.event.test", ...CRUD),
    ],
  },
  {
    id: "inbound",
    label: "Set up Inbound Parse",
    needs: verbs("user.webhooks.parse.settings", "create", "read", "update"),
    mayHave: ["user.webhooks.parse.settings.delete", "user.webhooks.parse.stats.read"],
  },
  {
    id: "marketing",
    label: "Run Marketing Campaigns",
    needs: ["marketing.read"],
    mayHave: ["marketing.automation.read", ...verbs("design_library", ...CRUD)],
  },
  {
    id: "domains",
    label: "Set up sender authentication",
    needs: verbs("whitelabel", "create", "read", "update"),
    mayHave: ["whitelabel.delete"],
  },
  {
    id: "key-rotation",
    label: "Rotate API keys",
    needs: verbs("api_keys", ...CRUD),
    mayHave: [],
  },
  {
    id: "subusers",
    label: "Provision subusers",
    needs: verbs("subusers", "create", "read", "update"),
    mayHave: ["subusers.delete", "subusers.summary.read"],
  },
  {
    id: "validation",
    label: "Validate email addresses",
    needs: ["validations.email.create"],
    mayHave: ["validations.email.read"],
  },
  { id: "billing", label: "Read invoices", needs: ["billing.read"], mayHave: [] },
];

/**
 * What a key with these purposes would keep, could drop, and lacks. All sorted; `keep` and `drop` are all its real
 * scopes.
 */
export type RightSize = {
  keep: readonly string[];
  drop: readonly string[];
  missing: readonly string[];
};

/**
 * Right-sizes a scope set by intent.
 * @param purposeIds ids of {@link PURPOSES}; keeps what any of them needs or may have.
 */
export function rightSize(scopes: readonly string[], purposeIds: readonly string[]): RightSize {
  const chosen = PURPOSES.filter(({ id }) => purposeIds.includes(id));
  const needs = new Set(chosen.flatMap((purpose) => purpose.needs));
  const allowed = new Set([...needs, ...chosen.flatMap((purpose) => purpose.mayHave)]);
  const { real } = splitScopes(scopes);
  return {
    keep: real.filter((scope) => allowed.has(scope)),
    drop: real.filter((scope) => !allowed.has(scope)),
    missing: [...needs].filter((scope) => !real.includes(scope)).sort(),
  };
}

/**
 * The purposes that a scope set satisfies, starting with those that leave the least to drop: only a first guess.
 * @returns `drop`: how many of its real scopes the purpose doesn't use.
 */
export function fittingPurposes(scopes: readonly string[]): { purpose: Purpose; drop: number }[] {
  return PURPOSES.map((purpose) => ({ purpose, fit: rightSize(scopes, [purpose.id]) }))
    .filter(({ fit }) => fit.missing.length === 0)
    .map(({ purpose, fit }) => ({ purpose, drop: fit.drop.length }))
    .sort((a, b) => a.drop - b.drop);
}
