import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type RateHeaders, RateWindow } from "./rate-window";

const NOW = Date.parse("2026-03-01T12:00:30.000Z");
const TURN_S = NOW / 1_000 + 30;

/** In undici's form: lowercase names, whatever casing SendGrid used. */
const told = (limit: string, remaining: string, reset?: string): RateHeaders => ({
  "x-ratelimit-limit": limit,
  "x-ratelimit-remaining": remaining,
  ...(reset === undefined ? {} : { "x-ratelimit-reset": reset }),
});

function windowAfter(headers: RateHeaders, { status = 200, nowMs = NOW, inFlight = 0 } = {}) {
  const window = new RateWindow();
  window.observe(status, headers, nowMs, inFlight);
  return window;
}

describe("a limit that is known beforehand", () => {
  const spendAll = (window: RateWindow, nowMs: number) => {
    let spent = 0;
    for (; window.left(nowMs, 0) > 0; spent += 1) window.spend();
    return spent;
  };

  test("holds before SendGrid has spoken, in minutes of our own", () => {
    const window = new RateWindow(6);
    expect(spendAll(window, NOW)).toBe(6);
    expect(window.waitMs(NOW + 20_000)).toBe(40_000);
    expect(window.left(NOW + 59_999, 0)).toBe(0);
    expect(spendAll(window, NOW + 60_000)).toBe(6);
  });

  test("holds whatever more SendGrid allows, and less is believed", () => {
    const window = new RateWindow(6);
    window.left(NOW, 0);
    window.spend();
    window.observe(200, told("600", "599", "30"), NOW, 0);
    expect(spendAll(window, NOW)).toBe(5);
    window.observe(200, told("600", "599", "60"), NOW + 30_000, 0);
    expect(spendAll(window, NOW + 30_000)).toBe(0);
    // What another budget has left says nothing about this one.
    window.observe(200, told("600", "0", "30"), NOW + 30_000, 0);
    expect(spendAll(window, NOW + 60_000)).toBe(6);
    const strict = new RateWindow(6);
    strict.left(NOW, 0);
    strict.spend();
    strict.observe(200, told("3", "2", "1"), NOW, 0);
    expect(spendAll(strict, NOW)).toBe(2);
    expect(strict.waitMs(NOW)).toBe(60_000);
  });

  test("waits for the later of two times that a refusal names", () => {
    const window = new RateWindow(6);
    window.observe(429, { ...told("6", "0", "1"), "retry-after": "60" }, NOW, 0);
    expect(window.waitMs(NOW)).toBe(60_000);
  });
});

describe("what SendGrid says", () => {
  test("nothing is paced before it has spoken", () => {
    expect(new RateWindow().left(NOW, 100)).toBe(Number.POSITIVE_INFINITY);
  });

  test.each([
    ["epoch seconds", String(TURN_S)],
    ["seconds to wait", "30"],
    ["with spaces around it", " 30 "],
  ])("Reset as %s", (_form, reset) => {
    const window = windowAfter(told("600", "599", reset));
    expect(window.limit).toBe(600);
    expect(window.left(NOW, 0)).toBe(599);
    expect(window.waitMs(NOW)).toBe(30_000);
  });

  test.each([
    ["missing", undefined, 1_000],
    ["past, as an epoch", String(TURN_S - 3_600), 1_000],
    ["zero", "0", 1_000],
    ["no number", "soon", 1_000],
    ["negative", "-5", 1_000],
    ["an hour away", "3600", 120_000],
    ["in the year 2286", "9999999999", 120_000],
    ["too long to be a number", "9".repeat(40), 1_000],
  ])("Reset %s: clamped between one second and two minutes", (_form, reset, waitMs) => {
    expect(windowAfter(told("600", "0", reset)).waitMs(NOW)).toBe(waitMs);
  });

  test.each([
    ["no limit", { "x-ratelimit-remaining": "5" }],
    ["a limit of zero", told("0", "0", "30")],
    ["words", told("many", "some", "30")],
    ["two values", { "x-ratelimit-limit": ["1", "2"], "x-ratelimit-remaining": "1" }],
  ])("%s is no word at all", (_form, headers) => {
    const window = windowAfter(headers);
    expect(window.limit).toBeNull();
    expect(window.left(NOW, 0)).toBe(Number.POSITIVE_INFINITY);
  });

  test("a clock that is wrong by an hour does not matter: Date is SendGrid's now", () => {
    const ours = NOW - 3_600_000;
    const headers = { ...told("600", "0", String(TURN_S)), date: new Date(NOW).toUTCString() };
    expect(windowAfter(headers, { nowMs: ours }).waitMs(ours)).toBe(30_000);
  });
});

describe("429", () => {
  test("closes the window until its Reset, limit or no limit", () => {
    const window = windowAfter({ "x-ratelimit-reset": "7" }, { status: 429 });
    expect(window.left(NOW, 0)).toBe(0);
    expect(window.left(NOW + 6_999, 0)).toBe(0);
    expect(window.left(NOW + 7_000, 0)).toBe(Number.POSITIVE_INFINITY);
  });

  test("stays closed until then, whatever answers that were under way say of a later turn", () => {
    const window = windowAfter(told("600", "0", "10"), { status: 429 });
    window.observe(200, told("600", "580", "55"), NOW + 100, 3);
    expect(window.left(NOW + 9_000, 0)).toBe(0);
    expect(window.waitMs(NOW + 9_000)).toBe(1_000);
    expect(window.left(NOW + 10_000, 0)).toBeGreaterThan(0);
  });

  test("Retry-After is honoured, and without any word it is ten seconds", () => {
    expect(windowAfter({ "retry-after": "3" }, { status: 429 }).waitMs(NOW)).toBe(3_000);
    expect(windowAfter({}, { status: 429 }).waitMs(NOW)).toBe(10_000);
  });
});

describe("counting", () => {
  test("what we sent is spent before it is answered, and SendGrid's lower word wins", () => {
    const window = windowAfter(told("600", "100", "30"));
    for (let i = 0; i < 3; i += 1) window.spend();
    expect(window.left(NOW, 3)).toBe(97);
    window.observe(200, told("600", "99", "30"), NOW + 10, 2);
    expect(window.left(NOW, 2)).toBe(97);
    window.observe(200, told("600", "40", "30"), NOW + 20, 1);
    expect(window.left(NOW, 1)).toBe(40);
  });

  test("the first word comes while others are under way: they are spent too", () => {
    expect(windowAfter(told("600", "599", "30"), { inFlight: 15 }).left(NOW, 15)).toBe(584);
  });

  test("after the turn all is there again, less the calls under way", () => {
    const window = windowAfter(told("600", "0", String(TURN_S)));
    expect(window.left(NOW + 29_999, 4)).toBe(0);
    expect(window.left(NOW + 30_000, 4)).toBe(596);
  });

  test("an answer from before the turn does not speak for the window after it", () => {
    const window = windowAfter(told("600", "0", String(TURN_S)));
    window.observe(200, told("600", "590", String(TURN_S + 60)), NOW + 30_100, 0);
    expect(window.left(NOW + 30_100, 0)).toBe(590);
    window.observe(200, told("600", "0", String(TURN_S)), NOW + 30_200, 0);
    expect(window.left(NOW + 30_200, 0)).toBe(590);
    expect(window.waitMs(NOW + 30_200)).toBe(59_800);
  });

  test("a window that turned and then stayed silent turns again after a minute", () => {
    const window = windowAfter(told("1", "0", String(TURN_S)));
    const turnedAtMs = NOW + 30_000;
    expect(window.left(turnedAtMs, 0)).toBe(1);
    window.spend();
    expect(window.left(turnedAtMs + 59_999, 0)).toBe(0);
    expect(window.left(turnedAtMs + 60_000, 0)).toBe(1);
  });

  test("whatever the headers say, the wait is between one second and two minutes", () => {
    const text = fc.oneof(
      fc.integer({ min: -5, max: 4_000_000_000 }).map(String),
      fc.string({ maxLength: 20 }),
    );
    fc.assert(
      fc.property(text, text, text, fc.constantFrom(200, 429, 500), (...[a, b, c, status]) => {
        const window = windowAfter(told(a, b, c), { status });
        expect(window.waitMs(NOW)).toBeGreaterThanOrEqual(1_000);
        expect(window.waitMs(NOW)).toBeLessThanOrEqual(120_000);
        expect(window.left(NOW, 0)).not.toBeNaN();
      }),
      { numRuns: 1_000 },
    );
  });
});
