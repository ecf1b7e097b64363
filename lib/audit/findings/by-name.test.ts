import { describe, expect, it, test } from "vitest";
import { nameFindings, plainNameFindings } from "./by-name";
import { shapeFacts } from "./by-shape";

const STRONG = ["api_keys.update", "mail.send", "suppression.delete"];
const found = (name: string, scopes: readonly string[] = STRONG) =>
  nameFindings(name, shapeFacts(scopes));
const rulesOf = (name: string, scopes?: readonly string[]) =>
  found(name, scopes).map(({ rule, detail }) => [rule, detail]);

describe("a name that says less than the key can do", () => {
  const AGAINST = "name-contradicts-scopes";

  it("is said with the word, and with what contradicts it", () => {
    expect(found("read only stats", ["stats.read", "templates.update", "mail.send"])).toEqual([
      {
        rule: AGAINST,
        detail: '"read only", but it can change or send',
        scopes: ["mail.send", "templates.update"],
      },
    ]);
    expect(found("Mailer", STRONG)).toEqual([
      {
        rule: AGAINST,
        detail: '"mailer", but it can do much more',
        scopes: ["api_keys.update", "suppression.delete"],
      },
    ]);
    expect(found("qa-7", STRONG)).toEqual([
      {
        rule: AGAINST,
        detail: '"qa", but it has power over the whole account',
        scopes: ["api_keys.update"],
      },
    ]);
  });

  it.each([
    ["stats", ["stats.read"]],
    ["mailer", ["mail.send", "templates.update"]],
    ["test", ["suppression.delete"]],
    ["web", STRONG],
    ["emailing", STRONG],
    ["latest", STRONG],
  ])("is not %j of a key with %j", (name, scopes) => {
    expect(found(name, scopes)).toEqual([]);
  });

  it.each([
    ["ReadOnlyViewer", "read only"],
    ["readonly", "readonly"],
    ["PROD_REPORTS", "reports"],
    ["my.report", "report"],
    ["smtp2Mail", "mail"],
    ["user-notifications", "notifications"],
    ["  Staging  ", "staging"],
    ["dev—eu", "dev"],
  ])("is %j by its word %j, however words are joined", (name, word) => {
    expect(rulesOf(name)).toEqual([
      [AGAINST, expect.stringMatching(new RegExp(`^"${word}", but`))],
    ]);
  });
});

test.each([
  "bootstrap",
  "initial-setup",
  "SetUp",
  "oneOff",
  "one off",
  "delete_me",
  "to delete",
  "tmp",
])("%j is what a setup leaves behind, of a key with power over the account", (name) => {
  expect(rulesOf(name)).toEqual([
    ["bootstrap-key", expect.stringMatching(/^"[a-z ]+" in its name$/)],
  ]);
  expect(found(name)[0]?.scopes).toEqual(["api_keys.update"]);
  expect(found(name, ["mail.send"])).toEqual([]);
});

it("both can be said of one name", () => {
  expect(rulesOf("temp mail")).toEqual([
    ["name-contradicts-scopes", '"mail", but it can do much more'],
    ["bootstrap-key", '"temp" in its name'],
  ]);
});

describe("a name alone", () => {
  it("is none when it is blank", () => {
    const none = [{ rule: "no-name", detail: "", scopes: [] }];
    for (const name of ["", " ", "\t\u3000"]) expect(plainNameFindings(name)).toEqual(none);
    expect(plainNameFindings("a")).toEqual([]);
  });

  it("hides something when a character of it does not show, the first of which is named", () => {
    const hidden = (name: string) =>
      plainNameFindings(name).map(({ rule, detail }) => [rule, detail]);
    expect(hidden("a\u200bb\u202e")).toEqual([["hidden-characters", "U+200B"]]);
    expect(hidden("a\u0007")).toEqual([["hidden-characters", "U+0007"]]);
    expect(hidden("a\u{e0041}")).toEqual([["hidden-characters", "U+E0041"]]);
    expect(plainNameFindings("a\u200bb")[0]?.scopes).toEqual([]);
    // A reader sees these as a gap or a box, and sees an emoji that joins several others.
    for (const name of ["a\u00a0b", "a\ue000", "👩‍💻"]) expect(hidden(name)).toEqual([]);
  });
});
