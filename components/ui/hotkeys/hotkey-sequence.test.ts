import { describe, expect, it } from "vitest";
import { press } from "./hotkey-sequence";

const BOUND = ["k", "j", "?", "g k", "g o", "mod+k"];

function type(...keys: string[]): string[] {
  let standing = "";
  return keys.flatMap((key) => {
    const next = press(standing, key, BOUND);
    standing = next.standing;
    return next.run ?? [];
  });
}

describe("hotkeys", () => {
  it("runs a single key", () => expect(type("k", "?", "x", "j")).toEqual(["k", "?", "j"]));

  it("takes the key after a prefix for the sequence alone", () =>
    expect(type("g", "k", "k")).toEqual(["g k", "k"]));

  it("drops a sequence that leads nowhere, with the key that ended it", () =>
    expect(type("g", "j", "j")).toEqual(["j"]));

  it("starts again when the prefix is pressed twice", () =>
    expect(type("g", "g", "o")).toEqual(["g o"]));
});
