import { describe, expect, it } from "vitest";
import { plainNameFindings } from "./findings/by-name";
import { hiddenCharacters } from "./hidden-characters";

const ruleOf = (name: string) => plainNameFindings(name)[0]?.rule;

describe("what hides in a name", () => {
  it.each(["👩‍💻", "👩🏽‍💻", "🏳️‍🌈", "❤️‍🔥", "👨‍👩‍👧‍👦 x", "🧑🏿‍🤝‍🧑🏻", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇩🇪", "1️⃣", "✈︎", "👁️‍🗨️"])(
    "is nothing of the emoji %s",
    (emoji) => {
      expect(hiddenCharacters(emoji)).toEqual([]);
      expect(ruleOf(`mail ${emoji} prod`)).toBeUndefined();
    },
  );

  it.each([
    "a\u200Db",
    "👩\u200D",
    "\u200D👩",
    "👩\u200D\u200D💻",
    "👩\u200Da",
    "👩\u200B💻",
    "x\u3164",
    "\u2800x",
  ])("is a sign that is part of none: %j", (name) =>
    expect(ruleOf(name)).toBe("hidden-characters"),
  );
});
