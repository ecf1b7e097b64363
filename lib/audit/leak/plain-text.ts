import { gapsIn } from "./gaps";
import { ESCAPE_SIGN, Unescaper } from "./unescape";

/**
 * A text as a key search reads it, one character for each that counts: `at[i]` is the i-th one's position in the text.
 * A run of blanks becomes one: a line feed if it contains a line break, else a space. A gap between pieces of a text
 * becomes a line feed too.
 */
export type PlainText = { text: string; at: readonly number[] };

// Invisible characters that a copied key may contain: zero-width signs, soft hyphens, bidi marks, terminal controls
// (but not ESC, which begins an escape), blank patterns, and the zeros of UTF-16 in another encoding.
const UNSEEN = new RegExp(
  `(?:[\\p{Default_Ignorable_Code_Point}\\p{Cf}\\u2800]|(?!\\s|${ESCAPE_SIGN})\\p{Cc})+`,
  "gu",
);
// Fullwidth forms of ASCII, which some input methods write, and the hyphens that word processors substitute.
const FULLWIDTH = /[\uFF01-\uFF5E]/g;
const FULLWIDTH_OFFSET = 0xfee0;
const HYPHENS = /[\u2010-\u2013\u2212]/g;

function narrowed(text: string): string {
  return text
    .replace(FULLWIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - FULLWIDTH_OFFSET))
    .replace(HYPHENS, "-");
}

/** Text without invisible characters, in plain ASCII wherever that was meant. */
export function seenText(text: string): string {
  return narrowed(text.replace(UNSEEN, ""));
}

/** Converts a text for a key search. @param escapes whether to undo percent signs, backslashes and the like */
export function plainText(text: string, escapes: boolean): PlainText {
  const chars: string[] = [];
  const places: number[] = [];
  const add = (char: string, at: number) => {
    const last = chars.at(-1);
    const isBlank = /\s/.test(char);
    if (isBlank && (last === " " || last === "\n")) {
      if (/[\r\n\u2028\u2029]/.test(char)) chars[chars.length - 1] = "\n";
      return;
    }
    chars.push(!isBlank ? char : /[\r\n\u2028\u2029]/.test(char) ? "\n" : " ");
    places.push(at);
  };
  // Keeps the length, so that positions stay valid; the loop below drops invisible characters.
  const even = narrowed(text.replace(UNSEEN, (unseen) => "\0".repeat(unseen.length)));
  const unescaper = new Unescaper();
  const pieces = escapes ? [...unescaper.read(even), ...unescaper.end()] : [{ text: even, at: 0 }];
  for (const piece of pieces) {
    for (let index = 0; index < piece.text.length; index += 1) {
      const char = piece.text.charAt(index);
      if (char !== "\0") add(char, piece.at + index);
    }
  }
  for (const gap of gapsIn(chars.join(""))) {
    chars[gap.index] = "\n";
    chars.fill("", gap.index + 1, gap.index + gap[0].length);
  }
  return { text: chars.join(""), at: places.filter((_, index) => chars[index] !== "") };
}
