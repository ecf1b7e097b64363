import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../catalogue/catalogue";
import { scopeMatcher } from "../catalogue/pattern";
import { EFFECTS, effectRulesOf, effectsOf, effectsSentence, isHarmful } from "./effects";
import { exposureOf } from "./exposure";
import { EFFECT_RULES } from "./rules";

const REAL = CATALOGUE.filter((entry) => entry.kind !== "pseudo");
const anyScopes = fc.array(
  fc.oneof(fc.constantFrom(...CATALOGUE.map((entry) => entry.scope)), fc.string()),
  { maxLength: 40 },
);

describe("effects", () => {
  it("give every scope that grants something at least one effect, and no rule names a scope that is not there", () => {
    for (const { scope } of REAL) expect(effectRulesOf(scope).length).toBeGreaterThan(0);
    for (const rule of EFFECT_RULES) {
      for (const pattern of rule.scopes) {
        expect(REAL.filter((entry) => scopeMatcher(pattern)(entry.scope))).not.toHaveLength(0);
      }
    }
    expect(new Set(EFFECT_RULES.map((rule) => rule.id)).size).toBe(EFFECT_RULES.length);
    expect(EFFECT_RULES.every((rule) => EFFECTS.some((effect) => effect.id === rule.effect))).toBe(
      true,
    );
  });

  it("take no scope that writes for a harmless look, and hardly any that administers", () => {
    const looks = REAL.filter(({ scope, access }) => {
      return access !== "read" && effectRulesOf(scope).every((rule) => rule.effect === "observe");
    });
    expect(looks).toEqual([]);
    const harmless = REAL.filter(({ scope, access }) => {
      return access === "admin" && !effectsOf([scope]).some((hit) => isHarmful(hit.effect));
    });
    expect(harmless.map((entry) => entry.scope)).toEqual(["ips.update"]);
  });

  it("read as a sentence", () => {
    expect(effectsSentence(["mail.send", "mail.batch.create"])).toBe("Can send mail as you.");
    expect(effectsSentence(["stats.read"])).toBe("Can only view settings, statistics and lists.");
    expect(effectsSentence([])).toBe("Can do nothing.");
    expect(effectsSentence(["new.scope"])).toBe(
      "1 scope is not in our catalog, so it may do more.",
    );
    expect(effectsSentence(REAL.map((entry) => entry.scope))).toMatch(/, .*, .* and 7 more\.$/);
  });
});

describe("exposure", () => {
  it("never falls when a scope is added, known or not", () => {
    fc.assert(
      fc.property(anyScopes, anyScopes, (scopes, more) => {
        const before = exposureOf(scopes).score;
        const after = exposureOf([...scopes, ...more]).score;
        expect(after).toBeGreaterThanOrEqual(before);
        expect(after).toBeLessThanOrEqual(100);
      }),
      { numRuns: 500 },
    );
  });

  it("is the sum of points that each name a rule and the scopes held that earned it", () => {
    fc.assert(
      fc.property(anyScopes, (scopes) => {
        const { score, points } = exposureOf(scopes);
        expect(points.reduce((sum, one) => sum + one.points, 0)).toBe(score);
        for (const one of points) {
          expect(one.points).toBeGreaterThan(0);
          expect(one.scopes.length).toBeGreaterThan(0);
          for (const scope of one.scopes) expect(scopes).toContain(scope);
        }
      }),
    );
  });

  it("names the known harm that is worth as much as what is not known", () => {
    const { points } = exposureOf(["user.profile.update", "x.unknown"]);
    expect(points.map((one) => [one.rule, one.points])).toEqual([
      ["identity.profile", 15],
      ["unknown.scopes", 3],
    ]);
    // An unknown scope outranks a lesser harm, since it may be worse.
    expect(exposureOf(["stats.read", "x.unknown"]).points[0]?.rule).toBe("unknown.alone");
  });

  it("ranks keys as an admin would", () => {
    const score = (...scopes: string[]) => exposureOf(scopes).score;
    const everything = exposureOf(REAL.map((entry) => entry.scope));
    expect(everything.score).toBeGreaterThanOrEqual(80);
    expect(score("2fa_required")).toBe(0);
    expect(score("stats.read")).toBeLessThan(score("mail.send"));
    expect(score("mail.send")).toBeLessThan(score("mail.send", "suppression.delete"));
    expect(score("mail.send")).toBeLessThan(score("api_keys.create"));
    expect(score("stats.read")).toBeLessThan(score("stats.read", "new.scope"));
    expect(score("api_keys.update", "mail.send")).toBeGreaterThanOrEqual(55);
  });
});

describe("the effects of a scope set", () => {
  it("come most harmful first, each with the rules that earned it, strongest first", () => {
    const scopes = ["whitelabel.update", "user.profile.update", "user.email.update", "mail.send"];
    const told = effectsOf(scopes).map(({ effect, points, rules }) => [
      effect,
      points,
      rules.map(({ rule, scopes: earned }) => `${rule.id}: ${earned.join(" ")}`),
    ]);
    expect(told).toEqual([
      [
        "identity",
        60,
        [
          "identity.login: user.email.update",
          "identity.domains: whitelabel.update",
          "identity.profile: user.profile.update",
        ],
      ],
      ["send", 30, ["send.mail: mail.send"]],
    ]);
  });

  it("name all scopes of a rule, sorted", () => {
    const [hit] = effectsOf(["api_keys.update", "api_keys.create"]);
    expect(hit?.rules.map(({ scopes }) => scopes)).toEqual([
      ["api_keys.create", "api_keys.update"],
    ]);
  });
});

describe("the sentence", () => {
  it("says up to three effects, then how many more there are", () => {
    const two = ["mail.send", "suppression.delete"];
    expect(effectsSentence(two)).toBe("Can weaken safeguards and send mail as you.");
    expect(effectsSentence([...two, "billing.update"])).toBe(
      "Can spend money, weaken safeguards and send mail as you.",
    );
    expect(effectsSentence([...two, "billing.update", "subusers.delete", "subusers.create"])).toBe(
      "Can manage subusers and their limits, spend money, weaken safeguards and 2 more.",
    );
  });

  it("says what does no harm only where nothing else is to be said", () => {
    expect(effectsSentence(["mail.send", "stats.read"])).toBe("Can send mail as you.");
    expect(effectsSentence(["stats.read", "tracking_settings.open.update"])).toBe(
      "Can change other settings and view settings, statistics and lists.",
    );
  });

  it("says beside it that scopes nobody knows may do more", () => {
    expect(effectsSentence(["mail.send", "x.a", "x.b"])).toBe(
      "Can send mail as you. 2 scopes are not in our catalog, so it may do more.",
    );
    expect(effectsSentence(["2fa_required"])).toBe("Can do nothing.");
  });
});
