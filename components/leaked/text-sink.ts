import { leakScanner } from "@/lib/audit/leak/scanner";
import { holdsClosedData, LONGEST_SIGN } from "./closed-data";
import type { Look, Sink } from "./sink";

const codes = (from: number, to: number) =>
  `${String.fromCharCode(from)}-${String.fromCharCode(to)}`;
// No text has these controls, though a terminal's has bells, backspaces and escapes: what has them is a picture, a
// program, or packed or encrypted in a way that is not known here.
const NOT_TEXT = new RegExp(`[${codes(1, 6)}${codes(14, 26)}${codes(28, 31)}]`);

/** Looks for keys in bytes as they are, whatever they turn out to be. */
export function textSink(
  name: string,
  encoding: "utf-8" | "utf-16le" | "utf-16be",
  look: Look,
): Sink {
  const decoder = new TextDecoder(encoding);
  const scanner = leakScanner();
  let isText = true;
  let holdsMore = false;
  let tail = "";
  const read = (text: string) => {
    isText &&= !NOT_TEXT.test(text);
    if (!holdsMore) {
      holdsMore = holdsClosedData(tail + text);
      tail = (tail + text).slice(-LONGEST_SIGN);
    }
    scanner.read(text);
  };
  return {
    write: (bytes) => read(decoder.decode(bytes, { stream: true })),
    end() {
      read(decoder.decode());
      for (const [id, count] of scanner.ids()) for (let n = 0; n < count; n += 1) look.found(id);
      if (!isText) look.unread(name, "not-text");
      else if (holdsMore) look.unread(name, "inside-text");
    },
  };
}
