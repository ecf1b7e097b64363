import { expect, test } from "vitest";
import { RetryBudget } from "./retry-budget";

/** How many retries are granted if each of `calls` fails and asks for as many as it may. */
function retriesOf(calls: number): number {
  const budget = new RetryBudget();
  let retries = 0;
  for (let i = 0; i < calls; i += 1) {
    budget.earn();
    while (budget.spend()) retries += 1;
  }
  return retries;
}

test("a few retries at once, and then none", () => {
  expect(retriesOf(1)).toBe(10);
  expect(retriesOf(5)).toBe(10);
});

test("in an outage a thousand calls become at most 1,100", () => {
  expect(retriesOf(1_000)).toBeLessThanOrEqual(100);
  expect(retriesOf(1_000)).toBeGreaterThan(50);
});

test("quiet times save up no more than the first few", () => {
  const budget = new RetryBudget();
  for (let i = 0; i < 10_000; i += 1) budget.earn();
  const granted = Array.from({ length: 20 }, () => budget.spend()).filter(Boolean);
  expect(granted).toHaveLength(10);
});
