import { z } from "zod";
import { parseAccountId } from "../account";
import { isApiKeyId } from "../api-key-id";
import { startOfDay } from "../day";
import { SEVERITIES } from "../findings/rules";
import { monotoneQuery } from "./deny";
import { nameTest } from "./name-test";
import { CHECK_NAMES, checksNamed, type Field, isPresetOrScope, WHAT_TO_WRITE } from "./words";

/** A field of the file: its JSON schema and every error about it say what to write there. */
function field<T extends z.ZodType>(name: Field, type: T): T {
  return type.describe(WHAT_TO_WRITE[name]);
}

/** One visible line of text. The pattern needs no flag, so editors read it as we do. */
const line = z
  .string()
  .max(500, "It is longer than 500 characters.")
  .regex(/^[^\r\n]*\S[^\r\n]*$/, "It is empty, or has more than one line.");

const glob = line.max(200, "It is longer than 200 characters.");
const globs = z.union([glob, z.array(glob).min(1, "The list is empty.")]);

const Where = z
  .strictObject({
    name: field("name", globs).optional(),
    account: field("account", globs).optional(),
  })
  .refine(({ name, account }) => name !== undefined || account !== undefined, "It says nothing.");

const severity = field("severity", z.enum(SEVERITIES));

const Owner = z.strictObject({
  where: field("where", Where),
  owner: field("owner", line),
  purpose: field("purpose", line).optional(),
  data: field("data", line).optional(),
});

/** The controls of a framework that it serves: the organization's own mapping, which nothing here checks. */
const controls = field("controls", z.array(line).min(1, "The list is empty."));

/** The conditions of a rule, which has at least one. */
const CONDITIONS = [
  "deny",
  "only",
  "require_name",
  "max_age_days",
  "max_scopes",
  "require_owner",
] as const;

const deny = z
  .string()
  .max(1000, "It is longer than 1,000 characters.")
  .superRefine((text, context) => {
    const read = monotoneQuery(text);
    if (!read.ok) {
      const { problem: message, help, offset } = read;
      context.addIssue({ code: "custom", message, params: { help, offset } });
    }
  });

const pattern = z
  .string()
  .max(500, "It is longer than 500 characters.")
  .superRefine((text, context) => {
    const read = nameTest(text);
    if (!read.ok) context.addIssue({ code: "custom", message: read.problem });
  });

const allowed = line.refine(isPresetOrScope, {
  error: ({ input }) => `"${String(input)}" is neither a preset nor a scope.`,
});

const id = z.string().regex(/^[A-Za-z0-9][\w.-]{0,63}$/, "This is not an id.");

const Rule = z
  .strictObject({
    id: field("id", id),
    title: field("title", line).optional(),
    where: field("where", Where).optional(),
    severity: severity.optional(),
    deny: field("deny", deny).optional(),
    only: field("only", z.array(allowed).min(1, "The list is empty.")).optional(),
    require_name: field("require_name", pattern).optional(),
    max_age_days: field("max_age_days", z.int().min(1).max(3650)).optional(),
    max_scopes: field("max_scopes", z.int().min(0).max(1000)).optional(),
    require_owner: field("require_owner", z.literal(true)).optional(),
    controls: controls.optional(),
  })
  .refine(
    (rule) => CONDITIONS.some((condition) => rule[condition] !== undefined),
    `The rule asks for nothing: it has none of ${CONDITIONS.join(", ")}.`,
  );

const keyAddress = z.string().refine((text) => keyOf(text) !== null, "This does not name a key.");

const sha256 = z.string().regex(/^[0-9a-fA-F]{64}$/, "This is not a SHA-256.");

const Waiver = z
  .strictObject({
    rule: field("rule", line),
    key: field("key", keyAddress).optional(),
    where: field("where", Where).optional(),
    reason: field("reason", line).optional(),
    owner: field("owner", line).optional(),
    approver: field("approver", line).optional(),
    ticket: field("ticket", line).optional(),
    expires: field(
      "expires",
      z.string().refine((day) => startOfDay(day) !== null, "The calendar has no such day."),
    ).optional(),
    scopes_sha256: field(
      "scopes_sha256",
      z.union([sha256, z.array(sha256).min(1, "The list is empty.")]),
    ).optional(),
  })
  .refine(
    ({ key, where }) => (key === undefined) !== (where === undefined),
    "A waiver is for one `key` or for keys of a `where`: it has both or none.",
  );

const tuning = z.enum(["off", ...SEVERITIES]);

/** The fields of each part of a policy, by the name of the field that holds it; the file's own have an empty name. */
export const FIELDS: Readonly<Record<string, readonly string[]>> = {
  "": ["version", "owners", "rules", "builtin", "waivers", "controls"],
  owners: Object.keys(Owner.shape),
  rules: Object.keys(Rule.shape),
  waivers: Object.keys(Waiver.shape),
  where: Object.keys(Where.shape),
};

/** A policy as in its file. The one source of its types, its checks and public/policy.schema.json. */
export const PolicyDocument = z
  .strictObject({
    version: field("version", z.literal(1)),
    owners: field("owners", z.array(Owner)).optional(),
    rules: field("rules", z.array(Rule)).optional(),
    builtin: field("builtin", z.record(z.string(), tuning))
      .meta({ propertyNames: { enum: CHECK_NAMES } })
      .optional(),
    waivers: field("waivers", z.array(Waiver)).optional(),
    controls: controls.optional(),
  })
  .superRefine(({ rules = [], builtin = {}, waivers = [] }, context) => {
    const ids = new Set<string>();
    for (const [at, { id: name }] of rules.entries()) {
      const path = ["rules", at, "id"];
      if (checksNamed(name).length > 0) {
        context.addIssue({ code: "custom", path, message: `"${name}" is a built-in check’s id.` });
      } else if (ids.has(name)) {
        context.addIssue({ code: "custom", path, message: `Two rules are called "${name}".` });
      }
      ids.add(name);
    }
    for (const name of Object.keys(builtin)) {
      if (checksNamed(name).length > 0) continue;
      const message = `There is no built-in check called "${name}".`;
      const params = { help: `Write one of ${CHECK_NAMES.join(", ")}.`, ofName: true };
      context.addIssue({ code: "custom", path: ["builtin", name], message, params });
    }
    for (const [at, { rule }] of waivers.entries()) {
      if (ids.has(rule) || checksNamed(rule).length > 0) continue;
      const message = `There is no rule called "${rule}".`;
      context.addIssue({ code: "custom", path: ["waivers", at, "rule"], message });
    }
  })
  .meta({ title: "Policy of SendGrid Key Audit" });

export type PolicyDocument = z.infer<typeof PolicyDocument>;
export type PolicyRule = z.infer<typeof Rule>;
export type PolicyWaiver = z.infer<typeof Waiver>;
export type PolicyWhere = z.infer<typeof Where>;

/** The account and id that a waiver's `key` names; null if it names none. */
export function keyOf(text: string): { account: string; api_key_id: string } | null {
  const at = text.lastIndexOf("/");
  const [account, api_key_id] = [text.slice(0, at), text.slice(at + 1)];
  return at > 0 && parseAccountId(account) !== null && isApiKeyId(api_key_id)
    ? { account, api_key_id }
    : null;
}
