import { readFileSync } from "node:fs";
import { expect, it, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { policySchema } from "./json-schema";
import { WRONG_POLICIES } from "./testing/wrong-policies";

const FILE = "public/policy.schema.json";
/** What an editor makes of the served schema, without our own checks. */
const editor = z.fromJSONSchema(JSON.parse(readFileSync(FILE, "utf8")));

test("the schema that is served is made of ours: `npm run openapi` writes it anew", () => {
  expect(JSON.parse(readFileSync(FILE, "utf8"))).toEqual(policySchema());
});

test("the example is valid by it, and names it for editors", () => {
  const text = readFileSync("docs/key-audit.example.yml", "utf8");
  expect(text).toContain("$schema=../public/policy.schema.json");
  expect(editor.safeParse(parse(text)).error).toBeUndefined();
});

it.each([
  "no version",
  "another version",
  "an unknown field",
  "an unknown field of a rule",
  "a severity of no scale",
  "an age in words",
  "an age of nothing",
  "a missing owner",
  "an unknown check",
  "half a hash",
])("refuses %s as well", (what) => {
  const wrong = WRONG_POLICIES.find((each) => each.what === what);
  expect(wrong).toBeDefined();
  expect(editor.safeParse(parse(wrong?.text ?? "")).success).toBe(false);
});

test("each field says what to write", () => {
  const described = JSON.stringify(policySchema());
  for (const name of ["deny", "expires", "approver"]) {
    expect(described).toMatch(new RegExp(`"${name}":\\{[^}]*"description":"Write `));
  }
});
