import { expect, it, test } from "vitest";
import { CATALOGUE } from "./catalogue";
import { catalogueLine } from "./catalogue-line";

it.each([
  ["templates.versions.lock.read", "Template Engine,Template versions,Template Engine,read"],
  ["templates.versions", "Template Engine,Template versions,Template Engine,admin"],
  ["brand.new.create", "Not in our catalog,,Not in our catalog,admin"],
])(
  "guesses the line of %s by its neighbors, and that it may change all unless it reads",
  (scope, guess) => {
    expect(catalogueLine(scope)).toBe(`${scope},${guess},custom,no,no,seen`);
  },
);

test("a scope below one of the catalogue is of its group and kind", () => {
  for (const { scope, group, kind } of CATALOGUE) {
    const cells = catalogueLine(`${scope}.more`)?.split(",") ?? [];
    expect([cells[1], cells[5]]).toEqual([group, kind]);
  }
});

it.each(["", "a b", "a,b", "a\nb", "é.read", "mail.send,"])("has no line for %j", (scope) => {
  expect(catalogueLine(scope)).toBeNull();
});
