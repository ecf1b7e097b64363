import { describe, expect, it } from "vitest";
import { searchText, soughtText } from "./search-text";

describe("what is searched", () => {
  it.each([
    ["Muller", "Müller GmbH"],
    ["müller", "Mu\u0308ller"],
    ["ＡＰＩ", "my-api-key"],
    ["api", "ＡＰＩ key"],
    ["strasse", "Straße"],
    ["ΣΑΣ", "σας"],
    ["istanbul", "İstanbul"],
    ["file", "ﬁle"],
    ["カ", "ｶ"],
    ["viet", "Việt"],
    ["admin", "ad\u200Bmin"],
  ])("%s is found in %s", (typed, name) =>
    expect(searchText(name).includes(soughtText(typed))).toBe(true),
  );

  it("finds a key by what is left of it once its secret is cut off", () => {
    const id = "ABcdefghijklmnopqrst-_";
    for (const typed of [id, `SG.${id}`, `SG.${id}.`, ` SG.${id}.•••`]) {
      expect(searchText(`name\n${id}`).includes(soughtText(typed))).toBe(true);
    }
  });
});
