import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stepOf } from "./grid-keys";

const size = { rows: 100, columns: 30, page: 10 };
const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false });

describe("a key press in the grid", () => {
  it.each([
    ["ArrowDown", false, { row: 6, column: 3 }],
    ["ArrowLeft", false, { row: 5, column: 2 }],
    ["Home", false, { row: 5, column: 0 }],
    ["End", false, { row: 5, column: 29 }],
    ["Home", true, { row: 0, column: 0 }],
    ["End", true, { row: 99, column: 29 }],
    ["PageDown", false, { row: 15, column: 3 }],
    ["PageUp", false, { row: 1, column: 3 }],
  ])("%s, with Ctrl %s", (key, ctrl, to) => {
    expect(stepOf({ row: 5, column: 3 }, press(key, ctrl), size)).toEqual(to);
  });

  it("leaves other keys to the page", () => {
    expect(stepOf({ row: 0, column: 0 }, press("j"), size)).toBeNull();
  });

  it("never leaves the grid", () => {
    const moves = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "PageUp", "PageDown", "End"];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...moves)), fc.boolean(), (keys, ctrl) => {
        let place = { row: 1, column: 0 };
        for (const key of keys) place = stepOf(place, press(key, ctrl), size) ?? place;
        expect(place.row).toBeGreaterThanOrEqual(0);
        expect(place.row).toBeLessThan(size.rows);
        expect(place.column).toBeGreaterThanOrEqual(0);
        expect(place.column).toBeLessThan(size.columns);
      }),
    );
  });
});
