import { expect, test } from "vitest";
import { keptDays } from "./kept-days";

test.each([
  [0, 400],
  [400, 400],
  [1_000, 1_000],
])("with a history of %i days, a review is kept for %i", (historyDays, days) => {
  expect(keptDays(historyDays)).toBe(days);
});
