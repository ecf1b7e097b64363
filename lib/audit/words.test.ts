import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agoWords, counted, countOf, isoTime, listed, oneOr, utcWords } from "./words";

describe("words", () => {
  test("a count has its noun, and its thousands are set apart", () => {
    expect(countOf(1, "key")).toBe("1 key");
    expect(countOf(0, "key")).toBe("0 keys");
    expect(countOf(20_341, "key")).toBe("20,341 keys");
    expect(countOf(2, "key has", "keys have")).toBe("2 keys have");
    expect(counted(1_000)).toBe("1,000");
    expect([oneOr(1, "is", "are"), oneOr(2, "is", "are")]).toEqual(["is", "are"]);
  });

  test("a list reads as one, and a time is in UTC to the second", () => {
    expect(listed(["a"])).toBe("a");
    expect(listed(["a", "b"])).toBe("a and b");
    expect(listed(["a", "b", "c"])).toBe("a, b and c");
    expect(isoTime(Date.UTC(2026, 10, 26, 1, 2, 3, 999))).toBe("2026-11-26T01:02:03Z");
  });

  test("a time is UTC to the second, and sorts as time goes", () => {
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

  test.each([
    [0, "just now"],
    [-5_000, "just now"],
    [59_999, "just now"],
    [60_000, "1 min ago"],
    [3_599_999, "59 min ago"],
    [7_200_000, "2 h ago"],
    [86_400_000, "1 day ago"],
    [200_000_000, "2 days ago"],
  ])("%i ms are %s", (ms, words) => {
    expect(agoWords(1_000_000_000_000, 1_000_000_000_000 + ms)).toBe(words);
  });

  test("writes UTC to the second", () => {
    expect(utcWords(Date.UTC(2026, 2, 1, 17, 42, 10, 999))).toBe("2026-03-01 17:42:10 UTC");
  });
});
