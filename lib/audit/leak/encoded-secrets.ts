import { SECRET_MIN } from "./begun-key";
import { type PlainText, plainText } from "./plain-text";

/** Replaces a key's secret. */
export const MASK = "•••";

/** A stretch of text as bytes, with the position of each in the text. */
type Decoded = { bytes: string; from: (byte: number) => number; to: (byte: number) => number };

/** A way to write bytes as text: its characters, and what a stretch of them can decode to. */
type Spelling = { stretch: RegExp; decode: (stretch: string) => Decoded[] };

const placesOf = (text: string, digits: RegExp) =>
  Array.from(text.matchAll(digits), ({ index }) => index);

/** Plain text separates lines with one line feed. The whole line goes: its ends may hold half a byte of a secret. */
const BASE64: Spelling = {
  stretch: /[\w+/-]+(?:\n[\w+/-]+)*={0,2}/g,
  decode: (stretch) => {
    const digits = stretch.replace(/[\n=]/g, "").replaceAll("-", "+").replaceAll("_", "/");
    const places = placesOf(stretch, /[^\n=]/g);
    // The encoding may begin at any of four offsets.
    return [0, 1, 2, 3].map((start) => {
      const group = (byte: number) => start + Math.floor(byte / 3) * 4;
      return {
        bytes: atob(digits.slice(start, digits.length - ((digits.length - start) % 4))),
        from: (byte) => stretch.lastIndexOf("\n", places[group(byte)]) + 1,
        to: (byte) => {
          const lineEnd = stretch.indexOf("\n", places[group(byte) + 3]);
          return lineEnd < 0 ? stretch.length : lineEnd;
        },
      };
    });
  },
};

const HEX: Spelling = {
  stretch: /(?:0x|[\da-f \n:,-])+/gi,
  decode: (stretch) => {
    const digits = Array.from(
      stretch.matchAll(/(?:0x)?([\da-f])/gi),
      ({ 0: all, 1: digit = "", index }) => {
        return { digit, start: index, end: index + all.length };
      },
    );
    // Or half a byte later.
    return [digits, digits.slice(1)].map((own) => ({
      bytes: own
        .map(({ digit }) => digit)
        .join("")
        .replace(/../g, (byte) => String.fromCharCode(Number.parseInt(byte, 16))),
      from: (byte) => own[byte * 2]?.start ?? 0,
      to: (byte) => own[byte * 2 + 1]?.end ?? stretch.length,
    }));
  },
};

const DECIMAL: Spelling = {
  stretch: /\d[^a-z]*/gi,
  decode: (stretch) => {
    const numbers = [...stretch.matchAll(/\d+/g)];
    const at = (byte: number) => numbers[byte] ?? { 0: "", index: stretch.length };
    return [
      {
        bytes: numbers
          .map(([number]) => String.fromCharCode(Math.min(Number(number), 256)))
          .join(""),
        from: (byte) => at(byte).index,
        to: (byte) => at(byte).index + at(byte)[0].length,
      },
    ];
  },
};

/** A key and the beginning of its secret, in UTF-8 or UTF-16. */
const IN_BYTES = /S\0?G\0?\.\0?((?:[\w-]\0?){20,24})\.\0?((?:[\w-]\0?)+)/g;

type Found = { id: string; isWhole: boolean; start: number; end: number };

/** The keys in a stretch, from where the first starts to where the last ends; null if there are none. */
function keyIn(stretch: string, { decode }: Spelling): Found | null {
  let found: Found | null = null;
  for (const { bytes, from, to } of decode(stretch)) {
    for (const { 0: key, 1: id = "", 2: secret = "", index } of bytes.matchAll(IN_BYTES)) {
      const isWhole = secret.replaceAll("\0", "").length >= SECRET_MIN;
      found ??= { id: id.replaceAll("\0", ""), isWhole, start: stretch.length, end: 0 };
      found.start = Math.min(found.start, from(index));
      found.end = Math.max(found.end, to(index + key.length - 1));
    }
  }
  return found;
}

function cutSpelled(
  original: string,
  { text, at }: PlainText,
  spelling: Spelling,
  whole: ((id: string) => string) | undefined,
): string {
  let out = "";
  let copied = 0;
  for (const { 0: stretch, index } of text.matchAll(spelling.stretch)) {
    const key = stretch.length < SHORTEST ? null : keyIn(stretch, spelling);
    if (key === null) continue;
    out += original.slice(copied, at[index + key.start]);
    out += key.isWhole && whole ? whole(key.id) : `SG.${key.id}.${MASK}`;
    copied = at[index + key.end] ?? original.length;
  }
  return out + original.slice(copied);
}

/** The length of a key with one character of its secret, in the shortest spelling. */
export const SHORTEST = 34;

/** A text, and its form for a key search. */
type Searched = { text: string; plain: PlainText };

/**
 * Removes keys in base64, hex and byte lists from a text.
 * @param escapes whether to undo percent signs, backslashes and the like in its plain text
 * @param whole replaces a key with its whole secret, by id; defaults to the masked key
 */
export function cutEncoded(
  read: Searched,
  escapes: boolean,
  whole?: (id: string) => string,
): Searched {
  let { text, plain } = read;
  for (const spelling of [BASE64, HEX, DECIMAL]) {
    const cut = cutSpelled(text, plain, spelling, whole);
    if (cut !== text) plain = plainText(cut, escapes);
    text = cut;
  }
  return { text, plain };
}
