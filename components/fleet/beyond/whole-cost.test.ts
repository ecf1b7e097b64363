import { describe, expect, it } from "vitest";
import { isReadAtOnce, wholeCostWords } from "./whole-cost";

describe("what reading every account takes", () => {
  it("is read at once up to about a thousand calls", () => {
    expect(isReadAtOnce(0)).toBe(true);
    expect(isReadAtOnce(14)).toBe(true);
    expect(isReadAtOnce(141)).toBe(true);
    expect(isReadAtOnce(142)).toBe(false);
    expect(isReadAtOnce(1_000)).toBe(false);
  });

  it("is said in calls and minutes, and no more exactly than it is known", () => {
    expect(wholeCostWords(14)).toBe("about 110 calls, less than a minute");
    expect(wholeCostWords(400)).toBe("about 2,800 calls, about 5 min");
    expect(wholeCostWords(1_000)).toBe("about 7,000 calls, about 12 min");
  });
});
