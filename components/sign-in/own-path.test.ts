import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ownPath } from "./own-path";

describe("where sign-in leads", () => {
  it.each([
    ["/keys", "/keys"],
    ["/keys/abc?on-behalf-of=globex#x", "/keys/abc?on-behalf-of=globex#x"],
    ["/", "/"],
    [undefined, "/"],
    ["", "/"],
    ["keys", "/"],
    ["https://evil.test/", "/"],
    ["//evil.test", "/"],
    ["/\\evil.test", "/"],
    ["/\t/evil.test", "/"],
    ["/.//evil.test", "/"],
    ["/x/..//evil.test", "/"],
    ["javascript:alert(1)", "/"],
    ["/api/session", "/"],
    ["/sign-in?next=/sign-in", "/"],
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
