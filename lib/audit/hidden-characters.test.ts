import { describe, expect, it } from "vitest";
import { plainNameFindings } from "./findings/by-name";
import { hiddenCharacters, withHiddenNamed } from "./hidden-characters";

const ruleOf = (name: string) => plainNameFindings(name)[0]?.rule;

describe("what hides in a name", () => {
  it.each([
    "👩‍💻",
    "👩🏽‍💻",
    "🏳️‍🌈",
    "❤️‍🔥",
    "👨‍👩‍👧‍👦 x",
    "🧑🏿‍🤝‍🧑🏻",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "🇩🇪",
    "1️⃣",
    "✈︎",
    "葛\u{E0100}",
    "👁️‍🗨️",
  ])("is nothing of the emoji %s", (emoji) => {
    expect(hiddenCharacters(emoji)).toEqual([]);
    expect(ruleOf(`mail ${emoji} prod`)).toBeUndefined();
  });

  it.each([
    "a\u200Db",
    "👩\u200D",
    "\u200D👩",
    "👩\u200D\u200D💻",
    "👩\u200Da",
    "👩\u200B💻",
    "x\u3164",
    "\u2800x",
    "👍\u{E0068}\u{E0069}\u{E007F}",
    "🏴\u{E0061}\u{E0062}\u{E0063}\u{E0064}\u{E0065}\u{E0066}\u{E0067}\u{E007F}",
    "a\uFE01",
    "👍\u{E0100}",
    "a\u034Fb",
  ])("is a sign that is part of none: %j", (name) =>
    expect(ruleOf(name)).toBe("hidden-characters"),
  );
});

describe("what hides in a text", () => {
  it.each([
    ["plain text", "plain text"],
    ["a\u200Bb\u{E0041}", "a<U+200B>b<U+E0041>"],
    ["\u0007 x\u00A0y ", "<U+0007> x<U+00A0>y<U+0020>"],
    [" x", "<U+0020>x"],
    ["👩‍💻\u200D", "👩‍💻<U+200D>"],
  ])("is named in its place: %j", (text, named) => {
    expect(withHiddenNamed(text)).toBe(named);
  });

  it("is told with where it is, in the order of the text", () => {
    expect(hiddenCharacters("a\u200B👩‍💻\u202E")).toEqual([
      { at: 1, character: "\u200B" },
      { at: 7, character: "\u202E" },
    ]);
  });
});
