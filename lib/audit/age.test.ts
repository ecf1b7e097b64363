import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ageIn, ageOf } from "./age";
import type { KeyLife } from "./context";
import { keyRef } from "./key-ref";

const DAY_MS = 24 * 3_600_000;
const NOW = 1_000 * DAY_MS;
const life = (afterDays: number | null, byDays: number): KeyLife => ({
  created: {
    afterMs: afterDays === null ? null : NOW - afterDays * DAY_MS,
    byMs: NOW - byDays * DAY_MS,
  },
  renamed: null,
  rescoped: null,
});

describe("the age of a key", () => {
  it.each([
    [life(null, 90), "older"],
    [life(200, 91), "older"],
    [life(200, 89), "perhaps"],
    [life(null, 1), "perhaps"],
    [life(90, 3), "younger"],
  ] as const)("is said for certain only where the interval leaves no choice: %j", (one, age) => {
    expect(ageOf(one, NOW)).toBe(age);
  });

  it("is never wrong, whenever in the interval it was created", () => {
    const days = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(days, days, days, (a, b, at) => {
        const [after, by] = [Math.max(a, b), Math.min(a, b)];
        const created = Math.min(after, Math.max(by, at));
        const age = ageOf(life(after, by), NOW);
        if (age === "older") expect(created).toBeGreaterThanOrEqual(90);
        if (age === "younger") expect(created).toBeLessThanOrEqual(90);
      }),
    );
  });

  it("is unknown without a history, and for a key that the history does not know", () => {
    const key = { account: "self", api_key_id: "a" };
    expect(ageIn(undefined, key)).toBeNull();
    expect(ageIn({ nowMs: NOW }, key)).toBeNull();
    const lives = new Map([[keyRef(key), life(null, 100)]]);
    expect(ageIn({ nowMs: NOW, lives }, key)).toBe("older");
    expect(ageIn({ nowMs: NOW, lives }, { ...key, account: "subuser:b" })).toBeNull();
  });
});
