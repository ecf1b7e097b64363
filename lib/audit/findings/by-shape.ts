import { scopeEntry, splitScopes } from "../catalogue/catalogue";
import { classify, type KeyType } from "../effects/classify";
import { type EffectHit, effectsOf } from "../effects/effects";
import { type Effect, type EffectRule, TAKE_OVER_RULES } from "../effects/rules";
import type { ShapeRuleId } from "./rules";

/** What the rules need to know about a scope set. */
export type ShapeFacts = {
  type: KeyType;
  real: readonly string[];
  unknown: readonly string[];
  effects: ReadonlyMap<Effect, EffectHit>;
  /** Scopes that an application that only sends mail doesn't need. Sorted, like the next two. */
  powerful: readonly string[];
  /** Scopes with power over the whole account. */
  strong: readonly string[];
  /** Scopes that change or send anything. */
  changes: readonly string[];
};

/** A rule that a scope set meets by itself, whatever the key is called and wherever it is, and the scopes that show it. */
export type ShapeFinding = { rule: ShapeRuleId; scopes: readonly string[] };

const POWERFUL: readonly Effect[] = ["identity", "mint", "subusers", "spend", "redirect", "guard"];
const STRONG: readonly Effect[] = ["identity", "mint", "subusers", "spend"];
const CHANGES: readonly Effect[] = [...POWERFUL, "send", "destroy", "content", "configure"];

function scopesOf(effects: ShapeFacts["effects"], wanted: readonly Effect[]): string[] {
  const hits = wanted.flatMap((effect) => effects.get(effect)?.rules ?? []);
  return [...new Set(hits.flatMap((hit) => hit.scopes))].sort();
}

/** The facts of a scope set, computed once for all keys that share it. */
export function shapeFacts(scopes: readonly string[]): ShapeFacts {
  const { real, unknown } = splitScopes(scopes);
  const effects = new Map(effectsOf(real).map((hit) => [hit.effect, hit]));
  const { type } = classify(scopes);
  return {
    type,
    real,
    unknown,
    effects,
    powerful: scopesOf(effects, POWERFUL),
    strong: scopesOf(effects, STRONG),
    changes: scopesOf(effects, CHANGES),
  };
}

function byRule({ effects }: ShapeFacts, ...ids: readonly EffectRule["id"][]): string[] {
  const scopes = new Set<string>();
  for (const { rules } of effects.values()) {
    for (const hit of rules) {
      if (ids.includes(hit.rule.id)) for (const scope of hit.scopes) scopes.add(scope);
    }
  }
  return [...scopes].sort();
}

type Check = (facts: ShapeFacts) => readonly string[];

const isBilling = (scope: string) => scope.startsWith("billing.");

const isLegacy = (scope: string) => scopeEntry(scope)?.kind === "legacy";

/** A check gives the scopes that show its rule; none means that the rule is clear. */
const CHECKS: Record<Exclude<ShapeRuleId, "no-scopes">, Check> = {
  "full-access": ({ type, real }) => (type === "full_access" ? real : []),
  "custom-everything": ({ type, real }) => (type === "custom_everything" ? real : []),
  "takes-over-account": (facts) => byRule(facts, ...TAKE_OVER_RULES),
  "mints-keys": (facts) => byRule(facts, "mint.api_keys", "mint.credentials"),
  "deletes-keys": ({ real }) =>
    real.filter((scope) => scope === "api_keys.delete" || scope === "credentials.delete"),
  "redirects-mail": ({ effects }) => scopesOf(effects, ["redirect"]),
  "changes-sender-identity": (facts) => byRule(facts, "identity.domains", "destroy.domains"),
  "administers-subusers": (facts) =>
    byRule(facts, "subusers.manage", "subusers.limits", "destroy.subusers"),
  "opens-ip-list": (facts) => byRule(facts, "guard.ip-list"),
  "weakens-guard-rails": (facts) =>
    byRule(facts, "guard.tls", "guard.opt-outs", "guard.allow-list", "guard.alerts"),
  "erases-recipients": (facts) => byRule(facts, "destroy.recipients"),
  "spends-money": (facts) => byRule(facts, "spend.billing", "spend.ips"),
  "billing-mixed": ({ real }) => (real.every(isBilling) ? [] : real.filter(isBilling)),
  "marketing-read-writes": ({ real }) => real.filter((scope) => scope === "marketing.read"),
  "reads-recipients": ({ effects }) => scopesOf(effects, ["recipients"]),
  "sender-does-more": ({ real, powerful }) => (real.includes("mail.send") ? powerful : []),
  "unknown-scopes": ({ unknown }) => unknown,
  // Email Activity is legacy in name only: some accounts have nothing newer.
  "retired-scopes": ({ real }) =>
    real.every((scope) => isLegacy(scope) && scope !== "email_activity.read") ? real : [],
  "misspelt-scope": ({ real }) => real.filter((scope) => scopeEntry(scope)?.kind === "docs_only"),
};

const CHECK_LIST = Object.entries(CHECKS) as [keyof typeof CHECKS, Check][];

/** The rules that a scope set meets, each with the scopes that show it. */
export function shapeFindings(facts: ShapeFacts): ShapeFinding[] {
  if (facts.real.length === 0) return [{ rule: "no-scopes", scopes: [] }];
  return CHECK_LIST.map(([rule, check]) => ({ rule, scopes: check(facts) })).filter(
    ({ scopes }) => scopes.length > 0,
  );
}
