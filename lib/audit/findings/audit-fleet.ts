import type { AccountId } from "../account";
import { ageIn } from "../age";
import { byText } from "../by-text";
import type { AuditContext } from "../context";
import { beyondAudit } from "../effects/auditor-scopes";
import { keysInOrder } from "../effects/order";
import type { Fleet, FleetAccount } from "../fleet/fleet";
import { KEY_CAP, NEAR_CAP } from "../key-cap";
import { keyRef } from "../key-ref";
import { type Steps, toTheEnd } from "../steps";
import { oneOr, utcWords } from "../words";
import { mailFindings } from "./by-mail";
import { nameFindings, plainNameFindings } from "./by-name";
import { relationFindings } from "./by-relation";
import { shapeFacts, shapeFindings } from "./by-shape";
import type { AddFinding, Finding } from "./finding";
import { rulesInForce } from "./in-force";
import { type RuleOutcome, ruleOutcomes } from "./outcomes";
import { policyFindings, waivers } from "./policy-findings";
import { type FindingRule, SEVERITIES, type Severity } from "./rules";

export type Audit = {
  findings: readonly Finding[];
  outcomes: readonly RuleOutcome[];
  /** The rules in force, without those a policy turns off. */
  rules: readonly FindingRule[];
};

/** The key that reads the fleet; its scopes come from SendGrid's own answer about it. */
export type SignedInKey = { account: AccountId; api_key_id: string; scopes: readonly string[] };

/** This many keys take about as long as a frame. */
const A_STEP = 1_000;

function* keyFindings(fleet: Fleet, add: AddFinding): Steps<void> {
  const shapes = new Map(
    [...fleet.shapes].map(([id, scopes]) => {
      const facts = shapeFacts(scopes);
      return [id, { facts, found: shapeFindings(facts) }];
    }),
  );
  for (const [at, key] of fleet.keys.entries()) {
    if (at % A_STEP === 0) yield;
    for (const { rule, detail } of plainNameFindings(key.name)) add(rule, key, [], detail);
    const shape = key.shape === null ? undefined : shapes.get(key.shape);
    if (!shape) continue;
    for (const { rule, scopes } of shape.found) add(rule, key, scopes, "");
    for (const { rule, scopes, detail } of nameFindings(key.name, shape.facts)) {
      add(rule, key, scopes, detail);
    }
  }
}

function accountFindings(fleet: Fleet, add: AddFinding) {
  for (const { account, keys, disabled } of fleet.accounts.values()) {
    const subject = { account, api_key_id: null };
    const count = keys ?? 0;
    if (count >= NEAR_CAP) add("near-key-cap", subject, [], `${count} of ${KEY_CAP} keys`);
    const noun = oneOr(count, "key");
    if (disabled && count > 0) {
      add("disabled-subuser-with-keys", subject, [], `${count} ${noun}`);
    }
  }
}

function signedInFinding({ account, api_key_id, scopes }: SignedInKey, add: AddFinding) {
  const extra = beyondAudit(scopes);
  const noun = oneOr(extra.length, "scope");
  const detail = `${extra.length} ${noun} more than an audit needs`;
  if (extra.length > 0) add("signed-in-key-too-powerful", { account, api_key_id }, extra, detail);
}

function ageFindings(fleet: Fleet, context: AuditContext, add: AddFinding) {
  for (const key of fleet.keys) {
    const created = context.lives?.get(keyRef(key))?.created;
    if (created !== undefined && ageIn(context, key) === "older") {
      add("old-key", key, [], `created by ${utcWords(created.byMs)} at the latest`);
    }
  }
}

/**
 * Runs every rule over a fleet: once for each shape, then once for each key.
 * @param signedIn the key that reads the fleet; without it, the rule about it is unknown
 * @param context what other sources say; without it, the rules that need it are unknown
 * @returns findings, worst first and most exposed keys first within a rule, and how every rule came out
 */
export function auditFleet(
  fleet: Fleet,
  signedIn: SignedInKey | null = null,
  context?: AuditContext,
): Audit {
  return toTheEnd(auditSteps(fleet, signedIn, context));
}

/**
 * The same in steps, for a caller that must respond in between: 20,000 keys take some hundredths of a second each time.
 */
export function* auditSteps(
  arrived: Fleet,
  signedIn: SignedInKey | null = null,
  context?: AuditContext,
): Steps<Audit> {
  const byLabel = ([, a]: [string, FleetAccount], [, b]: [string, FleetAccount]) =>
    byText(a.label, b.label);
  const fleet: Fleet = {
    ...arrived,
    keys: keysInOrder(arrived),
    accounts: new Map([...arrived.accounts].sort(byLabel)),
  };
  yield;
  const rules = rulesInForce(context?.policy);
  const bySeverity = new Map<Severity, Finding[]>(SEVERITIES.map((severity) => [severity, []]));
  const found = new Map(
    rules.map((rule) => [rule.id, { rule, list: bySeverity.get(rule.severity), count: 0 }]),
  );
  const waivedBy = waivers(context?.policy);
  const add: AddFinding = (id, { account, api_key_id }, scopes, detail) => {
    const of = found.get(id);
    if (of === undefined) return;
    const { severity, title } = of.rule;
    const finding: Finding = { rule: id, severity, account, api_key_id, scopes, detail };
    // The title of a built-in check is in our table.
    if (id.startsWith("policy:")) finding.title = title;
    const waived = waivedBy?.(finding);
    if (waived !== undefined) finding.waived = waived;
    of.list?.push(finding);
    of.count += 1;
  };
  accountFindings(fleet, add);
  yield* keyFindings(fleet, add);
  yield* relationFindings(fleet, add);
  if (signedIn) signedInFinding(signedIn, add);
  if (context) {
    ageFindings(fleet, context, add);
    mailFindings(fleet, context, add);
    yield;
    if (context.policy) policyFindings(fleet, context.policy, add);
  }
  yield;
  const counts = new Map([...found].map(([id, { count }]) => [id, count]));
  const known = { rules, signedIn: signedIn !== null, context };
  let outcomes: readonly RuleOutcome[] | undefined;
  return {
    findings: [...bySeverity.values()].flat(),
    // Computed on demand: few callers ask, and it takes as long as several rules.
    get outcomes() {
      outcomes ??= ruleOutcomes(fleet, counts, known);
      return outcomes;
    },
    rules,
  };
}
