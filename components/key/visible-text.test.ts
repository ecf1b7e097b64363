import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { visibleText } from "./visible-text";

const shown = (text: string) =>
  visibleText(text)
    .map((part) => part.hidden ?? part.text)
    .join("|");

describe("a name somebody else chose", () => {
  it("loses nothing on the way to the screen", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const parts = visibleText(text);
        expect(parts.map((part) => part.text).join("")).toBe(text);
      }),
    );
  });

  it("shows no character that hides itself or turns the line around", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const part of visibleText(text)) {
          if (part.hidden === null)
            expect(part.text).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\u200B]/u);
        }
      }),
    );
  });

  it.each([
    ["moc.live\u202Etxt", "moc.live|U+202E|txt"],
    ["ad\u200Bmin", "ad|U+200B|min"],
    ["line\nbreak", "line|U+000A|break"],
    [" edges ", "U+0020|edges|U+0020"],
    ["no\u00A0break", "no|U+00A0|break"],
    ["\u{E0041}", "U+E0041"],
    ["plain name, ünïcode 鍵", "plain name, ünïcode 鍵"],
    ["👩‍💻 laptop", "👩‍💻 laptop"],
    ["a\u200Db", "a|U+200D|b"],
  ])("%j reads %s", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});
