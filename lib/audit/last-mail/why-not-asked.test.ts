import { expect, it } from "vitest";
import { SELF } from "../account";
import { maySend } from "./last-mail";
import { refusedWords, whyNotAsked } from "./why-not-asked";

const home = { scopes: ["mail.send", "messages.read"], region: "global" } as const;

it.each([
  ["the own account", home, SELF, null],
  ["one whose scopes are not known", { ...home, scopes: null }, SELF, null],
  ["one with the older scope", { ...home, scopes: ["email_activity.read"] }, SELF, null],
  ["one without either", { ...home, scopes: ["mail.send"] }, SELF, "missing messages.read"],
  ["one in the EU", { ...home, region: "eu" }, SELF, "no EU host"],
  ["a subuser", home, { kind: "subuser", username: "a" }, "the account your key belongs to"],
  ["a customer", home, { kind: "account-id", id: "a" }, "the account your key belongs to"],
] as const)("of %s: asked, or why not", (_what, session, account, why) => {
  const told = whyNotAsked(session, account);
  expect(told).toEqual(why === null ? null : expect.stringContaining(why));
});

it("of a refusal names its status and what may be missing", () => {
  expect(refusedWords(403)).toMatch(/^SendGrid answered 403: .*add-on.*messages\.read\.$/);
});

it("is asked of keys that can send, and of those whose scopes were not read", () => {
  expect([null, ["stats.read", "mail.send"], ["mail.batch.read"], []].map(maySend)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
