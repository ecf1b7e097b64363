import { describe, expect, it } from "vitest";
import { matchedScopes, parseQuery, type Query, queryWords, termsOf } from "./query";

const asked = (text: string): Query => {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.query;
};
const problem = (text: string) => {
  const parsed = parseQuery(text);
  return parsed.ok ? null : parsed;
};

describe("a question in words", () => {
  it.each([
    ["send mail", "send mail"],
    ["NOT send mail", "not send mail"],
    ["send mail AND templates.read", "send mail and use templates.read"],
    [
      "send mail AND NOT (list keys OR mint)",
      "send mail and not (list API keys or create API keys)",
    ],
    [
      "(send mail AND billing.read) OR stats.read",
      "(send mail and use billing.read) or use stats.read",
    ],
    ["NOT NOT send mail", "not not send mail"],
  ])("%j is: %s", (text, words) => {
    expect(queryWords(asked(text))).toBe(words);
  });
});

describe("its terms", () => {
  const terms = (text: string) =>
    termsOf(asked(text)).map(({ label, wanted }) => `${wanted ? "" : "not "}${label}`);

  it("are told in their order, and which of them are not to be", () => {
    expect(terms("send mail AND NOT (list keys OR NOT mint)")).toEqual([
      "send mail",
      "not list API keys",
      "create API keys",
    ]);
    expect(terms("NOT NOT send")).toEqual(["send mail"]);
  });

  it("match scopes of the set alone, those under NOT none", () => {
    const scopes = ["templates.read", "mail.send", "stats.read"];
    const matched = (text: string) => matchedScopes(asked(text), scopes);
    expect(matched("mail.send")).toEqual(["mail.send"]);
    expect(matched("stats.read OR mail.send")).toEqual(["mail.send", "stats.read"]);
    expect(matched("NOT mail.send")).toEqual([]);
    expect(matched("*.read AND NOT templates.read")).toEqual(["templates.read", "stats.read"]);
  });
});

describe("what a question may be", () => {
  it("takes quotes for one scope, whatever is in them", () => {
    const { kind, ...term } = termsOf(asked('"send mail"'))[0] ?? {};
    expect([kind, Object.values(term).length > 0]).toEqual(["term", true]);
    const quoted = asked('"send mail"');
    expect(matchedScopes(quoted, ["send mail", "mail.send"])).toEqual(["send mail"]);
    // Without a dot it is no scope that could be meant by itself.
    expect(matchedScopes(asked("v2"), ["v2"])).toEqual(["v2"]);
    expect(problem("new scope.read")?.problem).toMatch(/neither/);
    expect(problem("x.y z")?.problem).toMatch(/neither/);
  });

  it("is sixteen terms and a hundred parts, and no more", () => {
    const terms = (count: number) => Array(count).fill("mail.send").join(" OR ");
    expect(problem(terms(16))).toBeNull();
    expect(problem(terms(17))?.problem).toMatch(/16 things/);
    const nots = (count: number) => `${"NOT ".repeat(count)}mail.send`;
    expect(problem(nots(99))).toBeNull();
    const long = nots(100);
    expect(problem(long)).toMatchObject({
      problem: expect.stringMatching(/too long/),
      at: { from: 0, to: long.length },
    });
  });
});
