import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ownPath } from "./own-path";

describe("where sign-in leads", () => {
  it.each([
    ["/keys/abc?on-behalf-of=globex#x", "/keys/abc?on-behalf-of=globex#x"],
    ["/", "/"],
    [undefined, "/keys"],
    ["", "/keys"],
    ["keys", "/keys"],
    ["https://evil.test/", "/keys"],
    ["//evil.test", "/keys"],
    ["/\\evil.test", "/keys"],
    ["/\t/evil.test", "/keys"],
    ["/.//evil.test", "/keys"],
    ["/x/..//evil.test", "/keys"],
    ["javascript:alert(1)", "/keys"],
    ["/api/session", "/keys"],
    ["/sign-in?next=/sign-in", "/keys"],
  ])("%j leads to %s", (next, expected) => {
    expect(ownPath(next)).toBe(expected);
  });

  it("never leaves this origin", () => {
    const pieces = fc.constantFrom(
      "/",
      "\\",
      "..",
      ".",
      "\t",
      "\n",
      "@",
      ":",
      "evil.test",
      "http:",
      "?",
      "#",
      "%2f",
    );
    fc.assert(
      fc.property(
        fc.array(pieces).map((list) => `/${list.join("")}`),
        (next) => {
          const url = new URL(ownPath(next), "https://app.test/sign-in");
          expect(url.origin).toBe("https://app.test");
        },
      ),
    );
  });
});
