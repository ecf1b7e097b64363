import { afterEach, expect, test } from "vitest";
import { takeStreamPlace } from "./stream-places";

const leaving: (() => void)[] = [];
afterEach(() => {
  for (const leave of leaving.splice(0)) leave();
});

/** Takes places until one is refused. @returns how many it got */
function takeAll(session: (n: number) => string, owner: (n: number) => string): number {
  for (let n = 0; ; n += 1) {
    try {
      leaving.push(takeStreamPlace(session(n), owner(n)));
    } catch (error) {
      expect(error).toMatchObject({ code: "rate_limited" });
      return n;
    }
  }
}
const each = (of: number) => (n: number) => `${Math.floor(n / of)}`;
const one = () => "one";

test("a session has twenty, the sessions of a key four hundred, and all together a thousand", () => {
  expect(takeAll(one, one)).toBe(20);
  expect(takeAll(each(20), () => "another")).toBe(400);
  expect(
    takeAll(
      (n) => `more ${n}`,
      (n) => `more ${n}`,
    ),
  ).toBe(1_000 - 420);
});

test("a place that is given back, however often, is one place again", () => {
  takeAll(one, one);
  const leave = leaving.shift();
  leave?.();
  leave?.();
  leaving.push(takeStreamPlace("one", "one"));
  expect(() => takeStreamPlace("one", "one")).toThrow();
});
