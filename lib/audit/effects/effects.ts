import { CATALOGUE, scopeEntry } from "../catalogue/catalogue";
import { anyScopeMatcher } from "../catalogue/pattern";
import { groupBy } from "../group-by";
import { countOf, listedUpTo } from "../words";
import { CONFIGURE_RULE, EFFECT_RULES, type Effect, type EffectRule, OBSERVE_RULE } from "./rules";

/** `label`: a noun phrase for badges and facets. `can`: what a holder can do, to follow "can". */
export const EFFECTS: readonly { id: Effect; label: string; can: string }[] = [
  {
    id: "identity",
    label: "Change account identity",
    can: "change the account’s owner, logins or senders",
  },
  { id: "mint", label: "Create or change keys", can: "create or change API keys or logins" },
  { id: "subusers", label: "Manage subusers", can: "manage subusers and their limits" },
  { id: "spend", label: "Spend money", can: "spend money" },
  { id: "redirect", label: "Redirect mail or events", can: "redirect mail or events" },
  { id: "guard", label: "Weaken safeguards", can: "weaken safeguards" },
  { id: "destroy", label: "Delete data or access", can: "delete data or access" },
  { id: "recipients", label: "Read recipient data", can: "read recipient data" },
  { id: "send", label: "Send as you", can: "send mail as you" },
  { id: "content", label: "Change content", can: "change what your mail says" },
  { id: "configure", label: "Change settings", can: "change other settings" },
  { id: "observe", label: "View settings and stats", can: "view settings, statistics and lists" },
];

/** One effect of a scope set: the rules that give it, strongest first, each with the scopes that earned it. */
export type EffectHit = {
  effect: Effect;
  /** The points of its strongest rule. */
  points: number;
  rules: readonly { rule: EffectRule; scopes: readonly string[] }[];
};

const RULES_OF = new Map<string, EffectRule[]>();
const MATCHERS = EFFECT_RULES.map((rule) => ({ rule, matches: anyScopeMatcher(rule.scopes) }));
for (const { scope, access, kind } of CATALOGUE) {
  if (kind === "pseudo") continue;
  const rules = MATCHERS.filter(({ matches }) => matches(scope)).map(({ rule }) => rule);
  const fallback = access === "read" ? OBSERVE_RULE : CONFIGURE_RULE;
  RULES_OF.set(scope, rules.length > 0 ? rules : [fallback]);
}

/** The rules that a scope falls under: at least one for every known scope that grants something, none for others. */
export function effectRulesOf(scope: string): readonly EffectRule[] {
  return RULES_OF.get(scope) ?? [];
}

/** Every known scope with this effect, sorted. */
export function scopesWithEffect(effect: Effect): readonly string[] {
  return [...RULES_OF]
    .filter(([, rules]) => rules.some((rule) => rule.effect === effect))
    .map(([scope]) => scope)
    .sort();
}

/**
 * The effects of a scope set, most harmful first. We know no effects of scopes outside the catalogue, so a caller that
 * shows effects also shows how many of those there are.
 */
export function effectsOf(scopes: readonly string[]): EffectHit[] {
  const earned = new Map<EffectRule, string[]>();
  for (const scope of scopes) {
    for (const rule of effectRulesOf(scope)) {
      const list = earned.get(rule);
      if (list) list.push(scope);
      else earned.set(rule, [scope]);
    }
  }
  const hits = [...earned].map(([rule, list]) => ({ rule, scopes: list.sort() }));
  const byEffect = groupBy(hits, ({ rule }) => rule.effect);
  return EFFECTS.flatMap(({ id }) => {
    const rules = byEffect.get(id)?.sort((a, b) => b.rule.points - a.rule.points) ?? [];
    const [strongest] = rules;
    return strongest ? [{ effect: id, points: strongest.rule.points, rules }] : [];
  });
}

/** Whether an effect is harmful by itself; the other two are what nearly every key has. */
export function isHarmful(effect: Effect): boolean {
  return effect !== "configure" && effect !== "observe";
}

/** Describes a scope set in a sentence, with at most `most` effects and a count of the rest: "Can send mail as you." */
export function effectsSentence(scopes: readonly string[], most = 3): string {
  const effects = effectsOf(scopes);
  const unknown = scopes.filter((scope) => scopeEntry(scope) === undefined).length;
  const rest =
    unknown > 0
      ? ` ${countOf(unknown, "scope is", "scopes are")} not in our catalog, so it may do more.`
      : "";
  const harmful = effects.filter((hit) => isHarmful(hit.effect));
  const said = harmful.length > 0 ? harmful : effects;
  const words = said.map((hit) => EFFECTS.find(({ id }) => id === hit.effect)?.can ?? hit.effect);
  if (words.length === 0) return unknown > 0 ? rest.trim() : "Can do nothing.";
  const only = effects.every((hit) => hit.effect === "observe") ? "only " : "";
  return `Can ${only}${listedUpTo(most, words)}.${rest}`;
}
