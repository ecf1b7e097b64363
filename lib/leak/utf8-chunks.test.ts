import fc from "fast-check";
import { expect, it } from "vitest";
import { utf8Chunks } from "./utf8-chunks";

const whole = (bytes: Uint8Array) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.string({ unit: "grapheme" }).map((text) => new TextEncoder().encode(text)),
);

it("reads bytes that come in chunks as if they came at once, text or not", () => {
  fc.assert(
    fc.property(anyBytes, fc.array(fc.nat({ max: 5 })), (bytes, sizes) => {
      const { read, end } = utf8Chunks();
      let text = "";
      let at = 0;
      for (const size of [...sizes, bytes.length]) {
        text += read(bytes.subarray(at, at + size));
        at += size;
      }
      expect(text + end()).toBe(whole(bytes));
    }),
    { numRuns: 2_000 },
  );
});
