import fc from "fast-check";
import { expect, it } from "vitest";
import { isoTime } from "./iso-time";

it("is UTC to the second, and sorts as time goes", () => {
  expect(isoTime(0)).toBe("1970-01-01T00:00:00Z");
  expect(isoTime(1_700_000_000_999)).toBe("2023-11-14T22:13:20Z");
  const seconds = fc.integer({ min: 0, max: 4_000_000_000 });
  fc.assert(
    fc.property(seconds, seconds, (a, b) => {
      const [one, other] = [isoTime(a * 1_000), isoTime(b * 1_000)];
      expect(one).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      expect(one < other).toBe(a < b);
    }),
  );
});
