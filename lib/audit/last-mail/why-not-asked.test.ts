import { expect, it } from "vitest";
import { SELF } from "../account";
import { maySend } from "./last-mail";
import {
  refusedWords,
  WHY_WORDS,
  type WhyCode,
  whyCode,
  whyKeyNotAsked,
  whyNotAsked,
} from "./why-not-asked";

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

/** Every sentence that a store or an answer may hold, as it was written there: a new wording is added, none is changed. */
const STORED: readonly (readonly [WhyCode, string])[] = [
  [
    "other-account",
    "SendGrid reports this only for the account your key belongs to. Sign in with a key of this account.",
  ],
  ["no-id", "SendGrid listed this key without an ID that can be read."],
  ["cannot-send", "This key cannot send mail: it does not have mail.send."],
  [
    "cannot-ask",
    "SendGrid answered 403: the account may lack the Email Activity add-on, or your key messages.read.",
  ],
  ["cannot-ask", "SendGrid’s Email Activity has no EU host."],
];

it.each(STORED)("%s is recognized in a sentence that was stored: %s", (code, sentence) => {
  expect(whyCode(sentence)).toBe(code);
});

it("is recognized in what is said today, whatever it is", () => {
  const said = [
    whyKeyNotAsked({ account: "subuser:x", api_key_id: "a" }, null),
    whyKeyNotAsked({ account: "self", api_key_id: "?1" }, null),
    whyKeyNotAsked({ account: "self", api_key_id: "a" }, []),
    refusedWords(403),
  ];
  expect(said.map((each) => each && whyCode(each))).toEqual(Object.keys(WHY_WORDS));
});
