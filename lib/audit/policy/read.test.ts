import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { problemLine } from "./problem";
import { readPolicy } from "./read";
import { WRONG_POLICIES } from "./testing/wrong-policies";

describe("a file that is no policy", () => {
  test.each(WRONG_POLICIES)("$what", ({ text, at, says, help }) => {
    const read = readPolicy(text);
    const [first] = read.ok ? [] : read.problems;
    expect(first).toBeDefined();
    if (first === undefined) return;
    expect(`${first.line}:${first.column}`).toContain(at);
    expect(first.message.toLowerCase()).toContain(says.toLowerCase());
    expect(first.help).toContain(help);
    expect(first.message).toMatch(/^\S.*[.!?]$/);
    expect(problemLine(first)).toMatch(/^line \d+, column \d+: \S.*[.!?]$/);
  });

  test("is told of as soon, though each of 40,000 entries is wrong", () => {
    const entries = Array.from({ length: 40_000 }, (_, at) => `  a${at}: off\n`).join("");
    const read = readPolicy(`version: 1\nbuiltin:\n${entries}`);
    expect(read.ok ? 0 : read.problems.length).toBe(50);
  });

  test("there are at least thirty of them, no two alike", () => {
    expect(new Set(WRONG_POLICIES.map(({ what }) => what)).size).toBeGreaterThanOrEqual(30);
  });

  test("tells of all that is wrong, in the order of the file", () => {
    const read = readPolicy(
      "version: 1\nruls: []\nrules:\n  - id: a\n    only: [nope]\n    max_scopes: -1\n",
    );
    expect(read.ok ? [] : read.problems.map(({ line }) => line)).toEqual([2, 5, 6]);
  });

  test("tells of what stands in one line in its order, and of a misspelt condition once", () => {
    const read = readPolicy(
      "version: 1\nrules: [{ id: a b, max_scopes: -1 }, { id: c, denies: mail.send }]\n",
    );
    expect(read.ok ? [] : read.problems.map(({ line, column }) => [line, column])).toEqual([
      [2, 15],
      [2, 32],
      [2, 47],
    ]);
  });

  test("tells of no more problems than a person reads", () => {
    const rules = (line: string) => `version: 1\nrules:\n${line.repeat(60)}`;
    const wrong = readPolicy(rules("  - { id: a b, max_scopes: 1 }\n"));
    expect(wrong.ok ? [] : wrong.problems).toHaveLength(50);
    const broken = readPolicy(rules("  - { id: a: b: c }\n"));
    expect(broken.ok ? [] : broken.problems).toHaveLength(20);
  });

  test("no text makes it throw", () => {
    const pieces = fc.constantFrom(
      "version: 1\n",
      "rules:\n",
      "  - ",
      "id: a\n",
      "{",
      "[",
      "]",
      "&a",
      "*a",
      "!x ",
      "? ",
      "__proto__: 1\n",
      "|\n",
      "\t",
      "'",
      "\0",
      "%YAML 1.1\n",
      "---\n",
      "only: [send]\n",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string())), (parts) => {
        const read = readPolicy(parts.join(""));
        const problems = read.ok ? read.warnings : read.problems;
        expect(read.ok || problems.length > 0).toBe(true);
        for (const { line, column } of problems) expect(Math.min(line, column)).toBeGreaterThan(0);
      }),
    );
  });
});

describe("a policy", () => {
  test("the example is one, and no warning is about it", () => {
    const read = readPolicy(readFileSync("docs/key-audit.example.yml", "utf8"));
    expect(read).toMatchObject({ ok: true, warnings: [] });
  });

  test("the shortest is one that asks for nothing, which is a warning", () => {
    expect(readPolicy("version: 1\n")).toMatchObject({
      ok: true,
      warnings: [{ message: "This policy asks for nothing." }],
    });
  });

  test.each([
    ["a scope that is not in the catalogue", "only: [mail.sned]", '"mail.sned" is not a scope'],
    ["a pattern that matches none", 'only: ["maiil.*"]', 'matches "maiil.*"'],
    ["one in a question", 'deny: "mail.send OR maiil.*"', 'matches "maiil.*"'],
    ["one in quotes", `deny: 'mail.send OR "brand.new"'`, '"brand.new" is not a scope'],
  ])("warns of %s", (_what, condition, message) => {
    const read = readPolicy(`version: 1\nrules:\n  - id: a\n    ${condition}\n`);
    expect(read).toMatchObject({ ok: true, warnings: [{ line: 4 }] });
    expect(read.ok && read.warnings[0]?.message).toContain(message);
  });

  test.each([
    ["deny: templates.versoins.read", "there is, for example, templates."],
    ["only: [zzz.read]", "Check its spelling."],
  ])("says with it what may be meant: %s", (condition, help) => {
    const read = readPolicy(`version: 1\nrules:\n  - id: a\n    ${condition}\n`);
    expect(read.ok && read.warnings[0]?.help).toContain(help);
  });

  test.each([
    "only: [send, mail.send, v2, 'templates.*']",
    "deny: send mail OR (mail.send AND templates.*)",
    "max_scopes: 1",
  ])("warns of nothing that it knows: %s", (condition) => {
    const read = readPolicy(`version: 1\nrules:\n  - id: a\n    ${condition}\n`);
    expect(read).toMatchObject({ ok: true, warnings: [] });
  });

  test("warns of an owner to be filled in, and of a waiver that is for every scope set", () => {
    const read = readPolicy(
      "version: 1\nowners:\n  - where: { name: x }\n    owner: TODO\nwaivers:\n  - { rule: mints-keys, key: self/a }\n",
    );
    expect(read.ok && read.warnings.map(({ line }) => line)).toEqual([4, 6]);
  });

  test("says in which line each entry stands", () => {
    const read = readPolicy(readFileSync("docs/key-audit.example.yml", "utf8"));
    expect(read.ok && read.lines).toMatchObject({ "owners/0": 6, "rules/0": 18, "waivers/0": 44 });
  });
});
