import fc from "fast-check";
import { expect, it } from "vitest";
import { CATALOGUE } from "@/lib/audit/catalogue/catalogue";
import { familyText, scopeFamilies } from "./compact-scopes";

it("loses no scope", () => {
  const scope = fc.oneof(fc.constantFrom(...CATALOGUE.map((one) => one.scope)), fc.string());
  fc.assert(
    fc.property(fc.uniqueArray(scope), (scopes) => {
      const back = scopeFamilies(scopes).flatMap(({ prefix, verbs }) =>
        verbs.map((verb) => (prefix === "" ? [verb, `.${verb}`] : [`${prefix}.${verb}`])),
      );
      for (const one of scopes) expect(back.some((forms) => forms.includes(one))).toBe(true);
      expect(back).toHaveLength(scopes.length);
    }),
  );
});

it("writes a family in one go and a single scope as it is", () => {
  const scopes = ["api_keys.create", "api_keys.read", "mail.send", "2fa_required"];
  expect(scopeFamilies(scopes).map(familyText)).toEqual([
    "api_keys.{create, read}",
    "mail.send",
    "2fa_required",
  ]);
});
