import { CATALOGUE, splitScopes } from "../catalogue/catalogue";
import { anyScopeMatcher } from "../catalogue/pattern";
import { EFFECTS, type EffectHit, effectsOf, isHarmful } from "./effects";
import { MINTS_KEYS, MINTS_LOGINS } from "./rules";

/** Bump this when a rule or number below or in rules.ts changes: scores of two versions don't compare. */
export const EXPOSURE_VERSION = 1;

/** One reason for points: the rule, its explanation, and the scopes that earned them. */
type ExposurePoint = {
  rule: string;
  points: number;
  reason: string;
  scopes: readonly string[];
};

/** `score`: 0 to 100, the sum of `points`. It has no labels: those belong to severities, and mean the worst finding. */
export type Exposure = {
  version: number;
  score: number;
  points: readonly ExposurePoint[];
};

const BREADTH = { each: 2, cap: 12 };
const PAIRS = { each: 4, cap: 16 };
const REACH = 6;
const UNKNOWN = { first: 3, each: 1, cap: 6, alone: 15 };

const MINT = [...MINTS_KEYS, ...MINTS_LOGINS];
const OPT_OUTS = ["suppression.delete", "suppression.*.delete", "asm.*.delete"];
const DOMAINS = ["whitelabel.create", "whitelabel.update"];
const TEMPLATES = ["templates.update", "templates.versions.*", "templates.create"];

const pair = (id: string, one: readonly string[], other: readonly string[], reason: string) => ({
  id: `pair.${id}`,
  one: anyScopeMatcher(one),
  other: anyScopeMatcher(other),
  reason,
});

/** Scopes that are worse together than alone. */
const TOXIC_PAIRS = [
  pair(
    "mint-send",
    MINT,
    ["mail.send"],
    "Creates more senders, which keep working after this key is deleted.",
  ),
  pair(
    "mint-door",
    MINT,
    ["access_settings.whitelist.*ate", "access_settings.whitelist.delete"],
    "Opens the IP list and leaves a key behind.",
  ),
  pair(
    "mint-subusers",
    MINT,
    ["subusers.create", "subusers.update"],
    "Creates senders and the keys to them.",
  ),
  pair(
    "mint-people",
    MINT,
    ["teammates.create", "teammates.update", "sso.*ate"],
    "Takes over through both the console and the API.",
  ),
  pair("send-opt-outs", ["mail.send"], OPT_OUTS, "Mails people who opted out."),
  pair(
    "send-contacts",
    ["mail.send"],
    ["marketing.read", "marketing_campaigns.read", "messages.read", "email_activity.read"],
    "Knows who to deceive, and can.",
  ),
  pair("send-templates", ["mail.send"], TEMPLATES, "Sends its own words in your design."),
  pair(
    "send-unnoticed",
    ["mail.send"],
    ["alerts.update", "alerts.delete"],
    "Sends without anyone being alerted.",
  ),
  pair(
    "watch-twice",
    ["user.webhooks.event.settings.*ate"],
    ["messages.read", "email_activity.read"],
    "Reads what was sent and receives events for what will be.",
  ),
  pair(
    "domain-inbound",
    DOMAINS,
    ["user.webhooks.parse.settings.*ate"],
    "Takes over a domain’s mail in both directions.",
  ),
];

const SUBUSERS = anyScopeMatcher(["subusers.*"]);

type Reason = Omit<ExposurePoint, "points">;

/** Gives each reason the same points until the cap is used up, and drops the reasons after that. */
function capped(reasons: readonly Reason[], { each, cap }: { each: number; cap: number }) {
  return reasons
    .map((reason, at) => ({ ...reason, points: Math.min(each, cap - each * at) }))
    .filter(({ points }) => points > 0);
}

function breadthOf(others: readonly EffectHit[]): Reason[] {
  return others.map((hit) => ({
    rule: `breadth.${hit.effect}`,
    reason: `It can also ${EFFECTS.find(({ id }) => id === hit.effect)?.can}.`,
    scopes: hit.rules.flatMap((one) => one.scopes),
  }));
}

// Computed once: scopes outside the catalogue count by themselves and belong to no pair.
const PAIRS_OF = new Map(
  CATALOGUE.map(({ scope }) => {
    return [scope, TOXIC_PAIRS.filter(({ one, other }) => one(scope) || other(scope))];
  }),
);

function pairsOf(real: readonly string[]): Reason[] {
  const met = new Set(real.flatMap((scope) => PAIRS_OF.get(scope) ?? []));
  return [...met].flatMap(({ id, one, other, reason }) => {
    const [left, right] = [real.filter(one), real.filter(other)];
    const both = left.length > 0 && right.length > 0;
    return both ? [{ rule: id, reason, scopes: [...left, ...right] }] : [];
  });
}

/**
 * How much harm a scope set allows, 0 to 100: its strongest effect (at most 60), other harmful effects (12), pairs that
 * are worse together (16), reach over subusers (6), scopes we don't know (6). Adding a scope never lowers it.
 */
export function exposureOf(scopes: readonly string[]): Exposure {
  const { real, unknown } = splitScopes(scopes);
  const hits = effectsOf(real);
  const points: ExposurePoint[] = [];
  const ranked = hits.toSorted((a, b) => b.points - a.points);
  const top = ranked[0]?.rules[0];
  if (top && (unknown.length === 0 || top.rule.points >= UNKNOWN.alone)) {
    points.push({
      rule: top.rule.id,
      points: top.rule.points,
      reason: top.rule.reason,
      scopes: top.scopes,
    });
  } else if (unknown.length > 0) {
    const reason = "Nothing worse is known, but it has unrecognized scopes.";
    points.push({ rule: "unknown.alone", points: UNKNOWN.alone, reason, scopes: unknown });
  }

  const others = ranked.slice(1).filter((hit) => isHarmful(hit.effect));
  points.push(...capped(breadthOf(others), BREADTH), ...capped(pairsOf(real), PAIRS));

  const reach = real.filter(SUBUSERS);
  if (reach.length > 0 && hits.some((hit) => isHarmful(hit.effect))) {
    const reason =
      "Belongs to a parent account: what it can do may reach its subusers through on-behalf-of.";
    points.push({ rule: "reach.subusers", points: REACH, reason, scopes: reach });
  }
  if (unknown.length > 0) {
    const worth = Math.min(UNKNOWN.cap, UNKNOWN.first + UNKNOWN.each * (unknown.length - 1));
    const reason = "Unrecognized scopes may do anything.";
    points.push({ rule: "unknown.scopes", points: worth, reason, scopes: unknown });
  }
  const score = points.reduce((sum, one) => sum + one.points, 0);
  return { version: EXPOSURE_VERSION, score, points };
}
