import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseQuery } from "@/lib/audit/who-can/query";
import { replaceAt, suggestionsFor, termAt } from "./suggestions";

const seen = new Set(["mail.send", "brand_new.thing.read"]);
const values = (term: string) => suggestionsFor(term, seen).map(({ value }) => value);

describe("what a half-typed question could become", () => {
  it("finds the term the caret is in, and none between two", () => {
    const question = "send mail AND NOT templ";
    expect(termAt(question, question.length).text).toBe("templ");
    expect(termAt(question, 3).text).toBe("send mail");
    expect(termAt("mail.send AND ", 14)).toEqual({ from: 14, to: 14, text: "" });
  });

  it("offers verbs, the scopes under a prefix, and scopes that only keys have shown", () => {
    expect(values("templ")).toContain("change templates");
    expect(values("templ")).toContain("templates.*");
    expect(values("templates.r")).toContain("templates.read");
    expect(values("suppression.*.delete")).toContain("suppression.bounces.delete");
    expect(values("brand_new")).toContain('"brand_new.thing.read"');
  });

  it("never offers what it would not understand itself", () => {
    const part = fc.constantFrom(
      "send",
      "templ",
      "mail.",
      "a",
      "key",
      "brand",
      "s*.read",
      "",
      "re",
    );
    fc.assert(
      fc.property(
        part,
        fc.constantFrom("", "mail.send AND ", "NOT (", "a.b OR"),
        (typed, before) => {
          const question = before + typed;
          for (const { value } of suggestionsFor(typed, seen)) {
            const term = { from: before.length, to: question.length };
            const asked = replaceAt(question, term, value);
            const parsed = parseQuery(before.endsWith("(") ? `${asked})` : asked);
            expect([asked, parsed.ok]).toEqual([asked, true]);
          }
        },
      ),
    );
  });

  it("keeps a space between words and none inside brackets", () => {
    expect(replaceAt("NOT (x)", { from: 5, to: 6 }, "send mail")).toBe("NOT (send mail)");
    expect(replaceAt("a.b ANDx", { from: 7, to: 8 }, "c.d")).toBe("a.b AND c.d");
  });
});
