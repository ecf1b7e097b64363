import fc from "fast-check";
import { expect, it } from "vitest";
import { exactText } from "./exact-text";

const bytes = (text: string) => new TextEncoder().encode(text);

it("reads back every text", () => {
  const text = fc.string({ unit: "grapheme" });
  fc.assert(fc.property(text, (each) => exactText(bytes(each)) === each));
});

it("takes no two files for the same text", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (each) => {
      const text = exactText(each);
      if (text !== null) expect(bytes(text)).toEqual(each);
    }),
  );
  expect(exactText(new Uint8Array([0x61, 0xff]))).toBeNull();
  expect(exactText(bytes("\ufeffa"))).toBe("\ufeffa");
});
