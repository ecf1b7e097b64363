import { gapsIn } from "./gaps";
import { ESCAPE_SIGN, Unescaper } from "./unescape";

/**
 * A text as a search for keys reads it, one character for each that counts: `at[i]` is where the i-th came from in the
 * text. A run of blanks is one: a line feed when it holds a line's end, else a space. What parts a text in pieces is a
 * line feed as well.
 */
export type PlainText = { text: string; at: readonly number[] };

// What shows nothing, and so may stand inside a key that was copied: zero-width signs, soft hyphens, bidi marks, a
// terminal's controls (but ESC, which begins an escape), blank patterns, and the zeros of UTF-16 read as something else.
const UNSEEN = new RegExp(
  `(?:[\\p{Default_Ignorable_Code_Point}\\p{Cf}\\u2800]|(?!\\s|${ESCAPE_SIGN})\\p{Cc})+`,
  "gu",
);
// Fullwidth forms of ASCII, as some input methods write it, and the hyphens that word processors put in its place.
const FULLWIDTH = /[\uFF01-\uFF5E]/g;
const FULLWIDTH_OFFSET = 0xfee0;
const HYPHENS = /[\u2010-\u2013\u2212]/g;

function narrowed(text: string): string {
  return text
    .replace(FULLWIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - FULLWIDTH_OFFSET))
    .replace(HYPHENS, "-");
}

/** A stretch of a text without what shows nothing, in plain ASCII where that was meant. */
export function seenText(text: string): string {
  return narrowed(text.replace(UNSEEN, ""));
}

/** A text as a search for keys reads it. @param escapes whether to undo percent signs, backslashes and their like */
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
  // Of the same length, so that places stay: what shows nothing is left out below.
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
