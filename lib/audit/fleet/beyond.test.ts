import { expect, it } from "vitest";
import { beyondSentence } from "./beyond";

it.each([
  ["self", /^This account only: its subusers and customer accounts/],
  ["subuser:a", /^This subuser only: its parent/],
  ["subuser:self", /^This subuser only/],
  ["account-id:a", /^This customer account only: no other account/],
  ["all", /^$/],
  [null, /^$/],
])("of %s alone nothing is said of the others: %s", (target, words) => {
  expect(beyondSentence(target)).toMatch(words);
});
