import { expect, test } from "vitest";
import { Breaker } from "./breaker";

function breakerAt(startMs = 1_000_000) {
  const clock = { ms: startMs };
  const breaker = new Breaker(() => clock.ms);
  const call = (failed: boolean) => {
    const report = breaker.enter();
    report?.(failed);
    return report !== null;
  };
  const calls = (count: number, failed: boolean) => {
    for (let i = 0; i < count; i += 1) call(failed);
  };
  return { breaker, clock, call, calls };
}

test("19 failures are too few to judge by, the 20th opens it", () => {
  const { breaker, calls } = breakerAt();
  calls(19, true);
  expect(breaker.isOpen).toBe(false);
  calls(1, true);
  expect(breaker.isOpen).toBe(true);
});

test("just under half of the calls failing keeps it closed, half opens it", () => {
  const { breaker, calls } = breakerAt();
  calls(50, false);
  calls(49, true);
  expect(breaker.isOpen).toBe(false);
  calls(1, true);
  expect(breaker.isOpen).toBe(true);
});

test("what is 30 seconds old no longer counts", () => {
  const { breaker, clock, calls } = breakerAt();
  calls(19, true);
  clock.ms += 30_000;
  calls(1, true);
  expect(breaker.isOpen).toBe(false);
});

test("a success is never what opens it", () => {
  const { breaker, calls } = breakerAt();
  calls(19, true);
  calls(1, false);
  expect(breaker.isOpen).toBe(false);
});

test("open, it lets one call through each 5 seconds, and the first that succeeds closes it", () => {
  const { breaker, clock, call, calls } = breakerAt();
  calls(20, true);
  expect(call(false)).toBe(false);
  clock.ms += 4_999;
  expect(call(false)).toBe(false);
  clock.ms += 1;
  expect(call(true)).toBe(true);
  expect(call(false)).toBe(false);
  clock.ms += 5_000;
  expect(call(false)).toBe(true);
  expect(breaker.isOpen).toBe(false);
  calls(19, true);
  expect(breaker.isOpen).toBe(false);
});

test("a probe whose reader left decides nothing: the next comes 5 seconds later", () => {
  const { breaker, clock, calls, call } = breakerAt();
  calls(20, true);
  clock.ms += 5_000;
  expect(breaker.enter()).not.toBeNull();
  expect(breaker.enter()).toBeNull();
  clock.ms += 5_000;
  expect(call(false)).toBe(true);
  expect(breaker.isOpen).toBe(false);
});

test("calls sent before it opened do not close it", () => {
  const { breaker, calls } = breakerAt();
  const early = breaker.enter();
  calls(20, true);
  early?.(false);
  expect(breaker.isOpen).toBe(true);
});
