import { leakScanner } from "@/lib/audit/leak/scanner";
import type { Look, Sink } from "./sink";

const codes = (from: number, to: number) =>
  `${String.fromCharCode(from)}-${String.fromCharCode(to)}`;
// No text has these controls, though a terminal's has bells, backspaces and escapes: what has them is a picture, a
// program, or packed or encrypted in a way that is not known here.
const NOT_TEXT = new RegExp(`[${codes(1, 6)}${codes(14, 26)}${codes(28, 31)}]`);
// Text that holds what cannot be looked into: packed files in base64 (once or twice), a key in it twice, encrypted messages
// and values, uuencode.
const INSIDE =
  /(?<![A-Za-z0-9+/])(?:H4sI|SDRzSU|UEsDB|VUVzRE|KLUv\/|\/Td6WFo|QlpoO|N3q8rycc|UmFyIRo|JVBERi0)[A-Za-z0-9+/]{20}|-----BEGIN (?:PGP MESSAGE|AGE ENCRYPTED FILE|CMS|PKCS7)|(?<![A-Za-z0-9+/])(?:U2FsdGVkX1|VTBj)[A-Za-z0-9+/]{6}|ENC\[AES256_GCM,|\$ANSIBLE_VAULT;\d|(?:^|\n)begin \d{3} \S/;
const LONGEST_SIGN = 64;

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
      holdsMore = INSIDE.test(tail + text);
      tail = text.slice(-LONGEST_SIGN);
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
