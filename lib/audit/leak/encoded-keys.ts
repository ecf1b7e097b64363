import { advance, type BegunKey, plainKeys } from "./begun-key";

/**
 * How keys begin in an encoding, for each offset in a group: the characters that "SG." always produces in UTF-8 and
 * UTF-16, the upper bits of the next character, and how many of its bits are `left` for what follows.
 */
type Encoding = {
  alphabet: string;
  bits: number;
  beginnings: readonly { start: string; upper: number; left: number }[];
};

const BASE64: Encoding = {
  alphabet: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
  bits: 6,
  beginnings: [
    { start: "U0c", upper: 0b101110, left: 0 },
    { start: "NHL", upper: 0b10, left: 4 },
    { start: "TRy", upper: 0b1110, left: 2 },
    { start: "UwBHAC", upper: 0b1110, left: 2 },
    { start: "MARwA", upper: 0b101110, left: 0 },
    { start: "TAEcAL", upper: 0b10, left: 4 },
  ],
};
const HEX: Encoding = {
  alphabet: "0123456789abcdef",
  bits: 4,
  beginnings: [
    { start: "53472", upper: 0xe, left: 0 },
    { start: "530047002", upper: 0xe, left: 0 },
  ],
};
/** What may separate two bytes in hex. */
const BETWEEN_BYTES = /0x|[\s:,-]/g;

/** A partly read key: its state, and the bits not yet used, less than a byte. */
type Open = { begun: BegunKey; bits: number; left: number };

/**
 * Finds keys in an encoding, chunk by chunk and in one pass. Expects unfolded lines; other text before a key doesn't
 * matter. Decodes only what follows an `SG.`.
 * @returns takes the next chunk
 */
function encodedKeys(encoding: Encoding, found: (id: string) => void): (chunk: string) => void {
  const longest = Math.max(...encoding.beginnings.map(({ start }) => start.length));
  let all: Open[] = [];
  let tail = "";

  /** Continues from a place. @returns null once it is a whole key or not a key */
  const readOn = (open: Open, text: string, from: number): Open | null => {
    let { begun, bits, left } = open;
    for (let at = from; at < text.length; at += 1) {
      const value = encoding.alphabet.indexOf(text.charAt(at));
      if (value < 0) return null;
      bits = (bits << encoding.bits) | value;
      left += encoding.bits;
      if (left < 8) continue;
      left -= 8;
      const byte = bits >> left;
      bits &= (1 << left) - 1;
      // Every second byte of UTF-16.
      if (byte === 0) continue;
      const next = advance(begun, String.fromCharCode(byte), found);
      if (next === null) return null;
      begun = next;
    }
    return { begun, bits, left };
  };
  return (chunk) => {
    all = all.flatMap((one) => readOn(one, chunk, 0) ?? []);
    const text = tail + chunk;
    for (const { start, upper, left } of encoding.beginnings) {
      const first = Math.max(0, tail.length - start.length);
      for (let at = text.indexOf(start, first); at >= 0; at = text.indexOf(start, at + 1)) {
        const next = at + start.length;
        const last = next < text.length ? encoding.alphabet.indexOf(text.charAt(next)) : -1;
        if (last >> left !== upper) continue;
        const open = {
          begun: { id: "", secretLength: null },
          bits: last & ((1 << left) - 1),
          left,
        };
        const one = readOn(open, text, next + 1);
        if (one !== null) all.push(one);
      }
    }
    tail = text.slice(-longest);
  };
}

/** Finds keys in base64 of either alphabet, as in a Kubernetes Secret, and in PowerShell's encoded commands. */
export function base64Keys(found: (id: string) => void): (chunk: string) => void {
  const read = encodedKeys(BASE64, found);
  return (chunk) => read(chunk.replaceAll("-", "+").replaceAll("_", "/"));
}

/** Finds keys in hex of either case, with or without blanks, colons, commas, hyphens or `0x` between the bytes. */
export function hexKeys(found: (id: string) => void): (chunk: string) => void {
  const read = encodedKeys(HEX, found);
  let held = "";
  return (chunk) => {
    const text = held + chunk.toLowerCase();
    held = text.endsWith("0") ? "0" : "";
    read(text.slice(0, text.length - held.length).replace(BETWEEN_BYTES, ""));
  };
}

/** Finds keys in lists of decimal bytes, as languages print them, with anything but letters between the numbers. */
export function decimalKeys(found: (id: string) => void): (chunk: string) => void {
  const read = plainKeys(found);
  let held = "";
  return (chunk) => {
    const text = held + chunk;
    // One digit more than a byte has, so that a longer number is never a byte, wherever a chunk cuts it.
    held = /\d{0,4}$/.exec(text)?.[0] ?? "";
    let bytes = "";
    for (const [word] of text.slice(0, text.length - held.length).matchAll(/\d+|[a-z]+/gi)) {
      // Zeros are every second byte of UTF-16.
      if (Number(word) !== 0) bytes += String.fromCharCode(Math.min(Number(word) || 256, 256));
    }
    read(bytes);
  };
}
