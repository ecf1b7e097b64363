import { type BegunKey, goOn } from "./begun-key";

// "SG." in base64, with 0, 1 or 2 bytes before it in its group of three: three characters, and of the fourth the upper
// bits; what is `left` of it is the beginning of what follows.
const BEGINNINGS = [
  { start: "U0c", upper: 0b101110, left: 0 },
  { start: "NHL", upper: 0b10, left: 4 },
  { start: "TRy", upper: 0b1110, left: 2 },
];
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
// How much of a text that is cut anywhere is looked at again: one character less than a beginning has.
const TAIL = 3;

/** A key in base64 that is being read: what is known of it, and less than a byte that was not used yet. */
type Open = { begun: BegunKey; bits: number; left: number };

/** The bits of a character, in either alphabet; -1 for what is no base64. */
function sextet(char: string): number {
  if (char === "") return -1;
  return ALPHABET.indexOf(char === "-" ? "+" : char === "_" ? "/" : char);
}

/** Reads on from a place. @returns null once it is a whole key or none */
function readOn(open: Open, text: string, from: number, found: (id: string) => void): Open | null {
  let { begun, bits, left } = open;
  for (let at = from; at < text.length; at += 1) {
    const value = sextet(text.charAt(at));
    if (value < 0) return null;
    bits = (bits << 6) | value;
    left += 6;
    if (left < 8) continue;
    left -= 8;
    const next = goOn(begun, String.fromCharCode(bits >> left), found);
    if (next === null) return null;
    begun = next;
    bits &= (1 << left) - 1;
  }
  return { begun, bits, left };
}

/**
 * Finds keys that are written in base64, such as a Kubernetes Secret is, chunk by chunk and in one pass, where its folds
 * are undone already; what is before them in the same base64 does not matter. Nothing is decoded but what follows an `SG.`.
 * @returns takes the next chunk
 */
export function base64Keys(found: (id: string) => void): (chunk: string) => void {
  let open: Open[] = [];
  let tail = "";
  return (chunk) => {
    open = open.flatMap((one) => readOn(one, chunk, 0, found) ?? []);
    const text = tail + chunk;
    for (const { start, upper, left } of BEGINNINGS) {
      for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
        const last = sextet(text.charAt(at + TAIL));
        if (last >> left !== upper) continue;
        const begun = { id: "", secretLength: null };
        const bits = last & ((1 << left) - 1);
        const one = readOn({ begun, bits, left }, text, at + TAIL + 1, found);
        if (one !== null) open.push(one);
      }
    }
    tail = text.slice(-TAIL);
  };
}
