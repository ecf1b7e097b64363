import { expect, it } from "vitest";
import { agoWords, utcWords } from "./time-words";

it.each([
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

it("writes UTC to the second", () => {
  expect(utcWords(Date.UTC(2026, 2, 1, 17, 42, 10, 999))).toBe("2026-03-01 17:42:10 UTC");
});
