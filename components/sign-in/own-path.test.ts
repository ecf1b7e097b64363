import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ownPath } from "./own-path";
import { HOSTILE_TARGETS } from "./testing/hostile-targets";

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

  it("stays here for every one of the targets that lead away elsewhere", () => {
    expect(HOSTILE_TARGETS.length).toBeGreaterThanOrEqual(559);
    const origin = "https://app.test";
    const leaving = HOSTILE_TARGETS.filter((target) => {
      const path = ownPath(target);
      // As the browser, the router or a proxy in front of them might parse it.
      const isPath = /^\/(?![/\\\s])/.test(path) || path === "/";
      return !isPath || new URL(path, `${origin}/sign-in`).origin !== origin;
    });
    expect(leaving).toEqual([]);
  });

  it("holds no key that the address it was asked for held", () => {
    const id = "abcdefghijklmnopqrst-_";
    const key = `SG.${id}.${"s".repeat(43)}`;
    expect(ownPath(`/keys?q=${key}`)).toBe(`/keys?q=${id}`);
    expect(ownPath(`/keys/${key.replaceAll(".", "%2e")}#x`)).toBe(`/keys/${id}#x`);
  });

  it("is tried with targets that a plain redirect would follow away", () => {
    const away = HOSTILE_TARGETS.filter((target) => {
      const url = URL.canParse(target, "https://app.test/") && new URL(target, "https://app.test/");
      return url && url.origin !== "https://app.test";
    });
    expect(away.length).toBeGreaterThan(300);
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
