/** The first character of a terminal's control sequence. */
export const ESCAPE_SIGN = "\x1b";
// A whole escape: percent (and old JavaScript's %u), quoted-printable, a language's backslash, HTML ending in a
// semicolon or anything else that ends a number, a dot in brackets as in reports, terminal colors. An escape sign
// before a line break continues the line.
const HEX = "[\\da-fA-F]";
const WHOLE =
  `%[uU](${HEX}{4})|[%=](${HEX}{2})|\\\\[uU]\\{0*(${HEX}{1,6})\\}|\\\\U00(${HEX}{6})|\\\\u(${HEX}{4})|\\\\[xX](${HEX}{2})|` +
  `\\\\([0-3][0-7]{2})|&#[xX]0*(${HEX}{1,6})(?:;|([^\\da-fA-F;]))|&#0*(\\d{1,7})(?:;|([^\\d;]))|&(amp|period|lowbar);|` +
  "\\\\([enrt\\\\/\"'._-])|\\[(?:\\.|dot)(\\])|(\\x1b\\[[\\d;:?]*[@-~])|(?:=[ \\t]*|[\\\\`^])(\\r?\\n)";
const WHOLE_HERE = new RegExp(WHOLE, "y");
const WHOLE_AT_END = new RegExp(`(?:${WHOLE})$`);
/** What more text could complete to an escape. */
const BEGUN = new RegExp(
  String.raw`^(?:%(?:u[\da-f]{0,3}|[\da-f]?)|=(?:[\da-f]?|[ \t]*\r?)|\\(?:u(?:\{[\da-f]*|[\da-f]{0,7})|x[\da-f]?|[0-3][0-7]?|\r)?|` +
    String.raw`&(?:#(?:x[\da-f]*|\d*)|am?p?|pe?r?i?o?d?|lo?w?b?a?r?)?|[\x60^]\r?|\[(?:\.|do?t?)?|${ESCAPE_SIGN}(?:\[[\d;:?]*)?)$`,
  "i",
);
/** Where an escape inside another may begin. */
const INNER =
  "(?:[%=][\\da-fu%=\\\\&]|\\\\[\\denrtux\\\\/\"'._\\-%=&`^]|&[#apl%=\\\\&]|[%=\\\\&]?$)";
/** Where an escape may begin. Skips what can't be one, since most logs are full of those. */
const CANDIDATE = new RegExp(
  `[%=](?=[\\da-f]?(?:[\\da-f]{2}|${INNER})|[\\da-f]{2})|%(?=u)|[=\\\\\`^](?=[ \\t]*(?:\\r?\\n|\\r?$))|` +
    `\\\\(?=[\\denrtux/"'._-]|${INNER})|&(?=[#apl]|${INNER})|\\[(?=\\.\\]|dot\\]|(?:\\.|do?t?)?$|${INNER})|\\x1b`,
  "gi",
);
const INTRODUCERS = `%=\\&\`^[${ESCAPE_SIGN}`;
/** The length of the longest escape it undoes. */
const LONGEST = 24;

const NAMED: Record<string, string> = { amp: "&", period: ".", lowbar: "_" };
const LETTER: Record<string, string> = { e: ESCAPE_SIGN, n: "\n", r: "\r", t: "\t" };

/**
 * What a whole escape stands for. Empty outside ASCII: no key contains that, and it includes invisible signs.
 * @returns `next` is the text after it that marked its end
 */
function meant(found: RegExpExecArray): { char: string; next: string } {
  const [, u4, two, braced, u8, u, x, octal, htmlHex, nextHex, html, nextDigit, ...others] = found;
  const [named, letter, bracket, color, lineEnd] = others;
  const next = nextHex ?? nextDigit ?? "";
  if (color !== undefined) return { char: "", next };
  if (bracket !== undefined) return { char: ".", next };
  if (lineEnd !== undefined) return { char: "\n", next };
  if (letter !== undefined) return { char: LETTER[letter] ?? letter, next };
  if (named !== undefined) return { char: NAMED[named] ?? "", next };
  const hex = u4 ?? two ?? braced ?? u8 ?? u ?? x ?? htmlHex;
  const digits = hex ?? octal ?? html ?? "";
  const code = Number.parseInt(digits, hex !== undefined ? 16 : octal !== undefined ? 8 : 10);
  return { char: code > 0 && code < 0x80 ? String.fromCharCode(code) : "", next };
}

function hasIntroducer(text: string): boolean {
  return Array.from(text).some((char) => INTRODUCERS.includes(char));
}

/** A slice of a text, or what an escape in it stands for, with its position. */
type Piece = { text: string; at: number };

/**
 * Undoes the escapes of a text in one pass, however deeply nested: what an escape stands for may complete the one
 * around it (`%252e`, `%%32e`, `\\u002e`).
 */
export class Unescaper {
  /** Text that may become an escape, with the position of each character. */
  #held = "";
  #places: number[] = [];

  /** Splits the next stretch: slices where there is nothing to undo, single characters where there was. */
  *read(text: string): Generator<Piece> {
    for (let from = 0; from < text.length; ) {
      if (this.#held === "") {
        CANDIDATE.lastIndex = from;
        const next = CANDIDATE.exec(text)?.index ?? text.length;
        if (next > from) yield { text: text.slice(from, next), at: from };
        from = next;
        WHOLE_HERE.lastIndex = from;
        const whole = WHOLE_HERE.exec(text);
        const { char, next: more } = whole === null ? { char: "", next: "" } : meant(whole);
        // Undoes an escape at once if it is part of no other.
        if (whole !== null && more === "" && !hasIntroducer(whole[0].slice(1) + char)) {
          if (char !== "") yield { text: char, at: from };
          from += whole[0].length;
          continue;
        }
      }
      if (from < text.length) {
        this.#held += text.charAt(from);
        this.#places.push(from);
        from += 1;
        yield* this.#settled();
      }
    }
  }

  /** What is still held at the end of the text: the beginning of an escape that never ended. */
  *end(): Generator<Piece> {
    yield* this.#let(this.#held.length);
  }

  *#let(count: number): Generator<Piece> {
    for (let index = 0; index < count; index += 1) {
      // Alone, the escape sign of a terminal control is invisible.
      const text = this.#held.charAt(index);
      if (text !== ESCAPE_SIGN) yield { text, at: this.#places[index] ?? 0 };
    }
    this.#held = this.#held.slice(count);
    this.#places.splice(0, count);
  }

  *#settled(): Generator<Piece> {
    for (;;) {
      const whole = WHOLE_AT_END.exec(this.#held);
      if (whole === null) break;
      const { char, next } = meant(whole);
      this.#held = this.#held.slice(0, whole.index) + char + next;
      const ended = this.#places.splice(-next.length, next.length);
      this.#places.length = whole.index + char.length;
      this.#places.push(...ended);
    }
    let last = this.#held.length - 1;
    while (last >= 0 && !INTRODUCERS.includes(this.#held.charAt(last))) last -= 1;
    if (this.#held.charAt(last - 1) === ESCAPE_SIGN) last -= 1;
    const isBegun = last >= 0 && BEGUN.test(this.#held.slice(last));
    if (!isBegun) yield* this.#let(this.#held.length);
    else if (this.#held.length > LONGEST) yield* this.#let(this.#held.length - LONGEST);
  }
}
