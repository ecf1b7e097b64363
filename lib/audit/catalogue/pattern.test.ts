import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyScopeMatcher, scopeMatcher } from "./pattern";

const text = fc.string({ unit: fc.constantFrom("a", "B", ".", "ab"), maxLength: 8 });
const pattern = fc.string({ unit: fc.constantFrom("a", "b", ".", "*"), maxLength: 6 });

/** The same as a regular expression, which the code must never make from a pattern that a person types. */
const model = (of: string) =>
  new RegExp(`^${of.replaceAll(".", "\\.").replaceAll("*", ".*")}$`, "i");

describe("a pattern", () => {
  it("stands for what has its parts in their order, whatever is where its stars are, in any case", () => {
    fc.assert(
      fc.property(pattern, text, (of, scope) => {
        expect(scopeMatcher(of)(scope)).toBe(model(of).test(scope));
      }),
      { numRuns: 2_000 },
    );
    expect(scopeMatcher("Mail.*")("mail.SEND")).toBe(true);
    // No character counts twice.
    expect(scopeMatcher("ab*ba")("aba")).toBe(false);
    expect(scopeMatcher("a*bc*c")("abc")).toBe(false);
  });

  it("among several is enough, the second time as the first", () => {
    fc.assert(
      fc.property(fc.array(pattern), text, (several, scope) => {
        const matches = anyScopeMatcher(several);
        const expected = several.some((of) => model(of).test(scope));
        expect([matches(scope), matches("x"), matches(scope)]).toEqual([
          expected,
          several.some((of) => model(of).test("x")),
          expected,
        ]);
      }),
    );
  });
});
