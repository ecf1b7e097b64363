import { holdsClosedData, LONGEST_SIGN } from "./closed-data";
import { keysByLine } from "./lines";
import type { Look, Sink } from "./sink";
import { utf8Chunks } from "./utf8-chunks";

const codes = (from: number, to: number) =>
  `${String.fromCharCode(from)}-${String.fromCharCode(to)}`;
// Text never contains these controls, though a terminal's has bells, backspaces and escapes: data with them is a
// picture, a program, or packed or encrypted in an unknown way.
const NOT_TEXT = new RegExp(`[${codes(1, 6)}${codes(14, 26)}${codes(28, 31)}]`);

/** Searches bytes as they are, whatever they turn out to be. */
export function textSink(
  name: string,
  encoding: "utf-8" | "utf-16le" | "utf-16be",
  look: Look,
): Sink {
  const decoder = encoding === "utf-8" ? utf8Chunks() : utf16Chunks(encoding);
  const keys = keysByLine((id, line) => look.found(id, { name, line }));
  let isText = true;
  let holdsMore = false;
  let tail = "";
  const read = (text: string) => {
    isText &&= !NOT_TEXT.test(text);
    if (!holdsMore) {
      // Checks the seam between two chunks separately, so that no chunk is copied.
      holdsMore = holdsClosedData(tail + text.slice(0, LONGEST_SIGN)) || holdsClosedData(text);
      const end = text.slice(-LONGEST_SIGN);
      tail = end.length < LONGEST_SIGN ? (tail + end).slice(-LONGEST_SIGN) : end;
    }
    keys.read(text);
  };
  return {
    write: (bytes) => read(decoder.read(bytes)),
    end() {
      read(decoder.end());
      keys.end();
      if (!isText) look.unread(name, "not-text");
      else if (holdsMore) look.unread(name, "inside-text");
    },
  };
}

function utf16Chunks(encoding: "utf-16le" | "utf-16be") {
  const decoder = new TextDecoder(encoding);
  return {
    read: (bytes: Uint8Array) => decoder.decode(bytes, { stream: true }),
    end: () => decoder.decode(),
  };
}
