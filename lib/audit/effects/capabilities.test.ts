import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../catalogue/catalogue";
import { scopeMatcher } from "../catalogue/pattern";
import { CAPABILITIES, capabilityOf, suggestCapabilities } from "./capabilities";
import { EFFECTS, effectRulesOf, scopesWithEffect } from "./effects";
import { TASK_SYNONYMS } from "./task-synonyms";
import { TASKS } from "./tasks";

describe("what can be asked for", () => {
  it("has an id, a verb and scopes of the catalogue each, and no word for two of them", () => {
    const scopes = CATALOGUE.filter(({ kind }) => kind !== "pseudo").map(({ scope }) => scope);
    for (const one of CAPABILITIES) {
      expect(one.id).toMatch(/^[a-z-]+$/);
      for (const words of [one.verb, ...one.synonyms]) expect(words.trim()).toMatch(/\w/);
      for (const pattern of one.scopes)
        expect(scopes.filter(scopeMatcher(pattern))).not.toEqual([]);
      expect(capabilityOf(one.verb)).toBe(one);
    }
    expect(new Set(CAPABILITIES.map(({ id }) => id)).size).toBe(CAPABILITIES.length);
    expect(Object.keys(TASK_SYNONYMS)).toEqual(TASKS.map(({ id }) => id));
    expect(TASKS.filter(({ id }) => id.startsWith("effect-"))).toEqual([]);
    expect(CAPABILITIES.length - TASKS.length).toBe(EFFECTS.length);
  });

  it.each([
    ["send mail", "send-mail"],
    ["Who can SEND MAIL?", "send-mail"],
    ["  can  send\tmail  ? ", "send-mail"],
    ["the send mail", "send-mail"],
    ["erase a recipients’ data", "erase-recipients"],
    ["exfiltrate", "effect-redirect"],
    ["Observe", "effect-observe"],
    ["mint", "create-keys"],
  ])("%j is %s", (words, id) => {
    expect(capabilityOf(words)?.id).toBe(id);
  });

  it.each(["", "?", "sendmail", "cannot send mail", "send can mail", "send? mail"])(
    "%j is nothing",
    (words) => {
      expect(capabilityOf(words)).toBeUndefined();
    },
  );

  it("is suggested by all of its words, in any order and place", () => {
    const ids = (words: string) => suggestCapabilities(words).map(({ id }) => id);
    expect(ids("keys list")).toEqual(["list-keys"]);
    expect(ids("KEYS  list")).toEqual(["list-keys"]);
    expect(ids("templates")).toEqual(
      expect.arrayContaining(["change-templates", "delete-templates", "read-templates"]),
    );
    expect(ids("templates")).not.toContain("send-mail");
    expect(ids("keys nonsense")).toEqual([]);
    expect(ids("  ")).toHaveLength(CAPABILITIES.length);
    // The user is still typing the rest of a word.
    expect(ids("templ")).toEqual(ids("templates"));
  });
});

describe("an effect as a whole", () => {
  it("has every scope that any rule of it names, sorted, and no other", () => {
    for (const { id } of EFFECTS) {
      const scopes = scopesWithEffect(id);
      expect(scopes.length).toBeGreaterThan(0);
      expect(scopes).toEqual(scopes.toSorted());
      const meant = CATALOGUE.filter(({ scope }) =>
        effectRulesOf(scope).some(({ effect }) => effect === id),
      );
      expect(scopes).toEqual(meant.map(({ scope }) => scope).sort());
      expect(CAPABILITIES.find((one) => one.id === `effect-${id}`)?.scopes).toEqual(scopes);
    }
    // A scope with two effects is in both.
    expect(scopesWithEffect("send")).toContain("marketing.read");
    expect(scopesWithEffect("recipients")).toContain("marketing.read");
    expect(effectRulesOf("2fa_required")).toEqual([]);
    expect(effectRulesOf("x.unknown")).toEqual([]);
  });
});
