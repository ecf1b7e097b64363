import fc from "fast-check";
import { expect, it } from "vitest";
import { pathSegment } from "./path-segment";

it("makes one segment of any text, and never throws", () => {
  const unit = fc.nat(0xffff).map((code) => String.fromCharCode(code));
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      expect(pathSegment(text)).toMatch(/^[^/?#\\\s]*$/);
    }),
  );
  expect(pathSegment("a/\uD83D\uDE00\uD83D")).toBe("a%2F%F0%9F%98%80%EF%BF%BD");
});
