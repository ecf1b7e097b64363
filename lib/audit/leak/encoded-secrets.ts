import { SECRET_MIN } from "./begun-key";
import { type PlainText, plainText } from "./plain-text";

/** What stands in the place of a key's secret. */
export const MASK = "•••";

/** A stretch of text as bytes, and where in it each of them is written. */
type Decoded = { bytes: string; from: (byte: number) => number; to: (byte: number) => number };

/** A way to write bytes as text: what it is written in, and what a stretch of that can stand for. */
type Spelling = { stretch: RegExp; decode: (stretch: string) => Decoded[] };

const placesOf = (text: string, digits: RegExp) =>
  Array.from(text.matchAll(digits), ({ index }) => index);

/** What parts the lines is one line feed in a plain text. All of a line goes: its ends may be half a byte of a secret. */
const BASE64: Spelling = {
  stretch: /[\w+/-]+(?:\n[\w+/-]+)*={0,2}/g,
  decode: (stretch) => {
    const digits = stretch.replace(/[\n=]/g, "").replaceAll("-", "+").replaceAll("_", "/");
    const places = placesOf(stretch, /[^\n=]/g);
    // Where in it the encoding began is not known: at one of four places.
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

/** The first key in a stretch, from where any key in it starts to where any ends; null where none is. */
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

/** Of a key with a character of its secret, in the shortest spelling. */
export const SHORTEST = 34;

/** A text, and the same as a search for keys reads it. */
type Searched = { text: string; plain: PlainText };

/**
 * A text without keys in base64, in hex and in lists of bytes.
 * @param escapes whether percent signs, backslashes and their like are undone in its plain text
 * @param whole what a key with its whole secret becomes, by its id: the masked key where it is not given
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
