import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  answeredByPart,
  answers,
  matchedScopes,
  parseQuery,
  type Query,
  queryWords,
  termsOf,
} from "./query";

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
    expect(term).toHaveProperty("named", "send mail");
    expect(termsOf(asked("send mail AND mail.send")).map(({ named }) => named)).toEqual([
      undefined,
      "mail.send",
    ]);
    const quoted = asked('"send mail"');
    expect(matchedScopes(quoted, ["send mail", "mail.send"])).toEqual(["send mail"]);
    // Without a dot, it is not a scope that a term could name by itself.
    expect(matchedScopes(asked("v2"), ["v2"])).toEqual(["v2"]);
    expect(problem("new scope.read")?.problem).toMatch(/don’t recognize/);
    expect(problem("x.y z")?.problem).toMatch(/don’t recognize/);
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

describe("what is wrong with a question", () => {
  it.each([
    ["", "Ask for an ability or a scope", 0, 0],
    ["send mail AND", "missing at the end", 13, 13],
    ["AND send mail", "missing before AND", 0, 3],
    ["send mail OR OR list keys", "missing before OR", 13, 15],
    ["NOT )", "missing before )", 4, 5],
    ["(send mail", "closing bracket is missing", 10, 10],
    ['(send mail "x"', "closing bracket is missing", 11, 14],
    ["send mail )", 'Put AND or OR before ")"', 10, 11],
    ['send   mail "x y"', 'Put AND or OR before "x y"', 12, 17],
    ["send mail and list keys", "in capitals", 0, 23],
    ["stats.read AND send  mal", "recognize", 15, 24],
    ["nonsense.", null, 0, 0],
  ])("%j: %s, and where", (text, words, from, to) => {
    const wrong = problem(text);
    if (words === null) return expect(wrong).toBeNull();
    expect(wrong?.problem).toContain(words);
    expect(wrong?.at).toEqual({ from, to });
  });

  it("may be a verb that was not written out", () => {
    expect(problem("keys list")?.suggestions).toEqual(["list API keys"]);
    expect(problem("send mail AND")?.suggestions).toEqual([]);
  });
});

describe("an answer", () => {
  const SCOPES = ["a", "b", "c"];
  const { query: anyQuery } = fc.letrec<{ query: Query }>((tie) => ({
    query: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(...SCOPES, "d").map((scope): Query => {
        return { kind: "term", label: scope, matches: (one) => one === scope };
      }),
      tie("query").map((of): Query => ({ kind: "not", of })),
      fc
        .tuple(fc.constantFrom("and", "or"), fc.array(tie("query"), { minLength: 2, maxLength: 3 }))
        .map(([kind, of]): Query => ({ kind, of })),
    ),
  }));
  const holds = (query: Query, set: readonly string[]): boolean => {
    if (query.kind === "term") return set.includes(query.label);
    if (query.kind === "not") return !holds(query.of, set);
    const all = query.of.map((part) => holds(part, set));
    return query.kind === "and" ? !all.includes(false) : all.includes(true);
  };

  it("of a set is what its logic says; of a part of it, what any part but none would answer", () => {
    fc.assert(
      fc.property(anyQuery, fc.subarray(SCOPES), (query, set) => {
        expect(answers(query, set)).toBe(holds(query, set));
        // Every part except the empty one: a bit for each scope in it.
        const parts = Array.from({ length: 2 ** set.length - 1 }, (_, bits) =>
          set.filter((_scope, at) => (bits + 1) & (1 << at)),
        );
        const byPart = parts.some((part) => holds(query, part));
        expect(answeredByPart(query, set)).toBe(byPart);
      }),
      { numRuns: 500 },
    );
  });
});
