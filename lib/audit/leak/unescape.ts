// Of a whole escape: percent (and old JavaScript's %u), quoted-printable, a language's backslash, HTML. A sign of its
// own before a line's end continues the line.
const WHOLE =
  "%u([\\da-f]{4})|[%=]([\\da-f]{2})|\\\\u\\{0*([\\da-f]{1,6})\\}|\\\\u([\\da-f]{4})|\\\\x([\\da-f]{2})|" +
  "\\\\([0-3][0-7]{2})|&#x0*([\\da-f]{1,6});|&#0*(\\d{1,7});|&(amp|period|lowbar);|\\\\([nrt\\\\/\"'._-])|" +
  "(?:=[ \\t]*|[\\\\`^])(\\r?\\n)";
const WHOLE_HERE = new RegExp(WHOLE, "iy");
const WHOLE_AT_END = new RegExp(`(?:${WHOLE})$`, "i");
/** What more could make a whole escape of. */
const BEGUN =
  /^(?:%(?:u[\da-f]{0,3}|[\da-f]?)|=(?:[\da-f]?|[ \t]*\r?)|\\(?:u(?:\{[\da-f]*|[\da-f]{0,3})|x[\da-f]?|[0-3][0-7]?|\r)?|&(?:#(?:x[\da-f]*|\d*)|am?p?|pe?r?i?o?d?|lo?w?b?a?r?)?|[`^]\r?)$/i;
/** Where an escape inside another may begin. */
const INNER =
  "(?:[%=][\\da-fu%=\\\\&]|\\\\[\\dnrtux\\\\/\"'._\\-%=&`^]|&[#apl%=\\\\&]|[%=\\\\&]?$)";
/** Where an escape may begin. What is none for certain is passed by, since most logs are full of those. */
const CANDIDATE = new RegExp(
  `[%=](?=[\\da-f]?(?:[\\da-f]{2}|${INNER})|[\\da-f]{2})|%(?=u)|[=\\\\\`^](?=[ \\t]*(?:\\r?\\n|\\r?$))|` +
    `\\\\(?=[\\dnrtux/"'._-]|${INNER})|&(?=[#apl]|${INNER})`,
  "gi",
);
const INTRODUCERS = "%=\\&`^";
/** As long as the longest escape that is undone. */
const LONGEST = 14;

const NAMED: Record<string, string> = { amp: "&", period: ".", lowbar: "_" };
const LETTER: Record<string, string> = { n: "\n", r: "\r", t: "\t" };

/** What a whole escape stands for. Nothing for what is outside ASCII: no key has it, and invisible signs are among it. */
function meant(found: RegExpExecArray): string {
  const [, u4, two, braced, u, x, octal, htmlHex, html, named, letter, lineEnd] = found;
  if (lineEnd !== undefined) return "\n";
  if (letter !== undefined) return LETTER[letter] ?? letter;
  if (named !== undefined) return NAMED[named.toLowerCase()] ?? "";
  const hex = u4 ?? two ?? braced ?? u ?? x ?? htmlHex;
  const digits = hex ?? octal ?? html ?? "";
  const code = Number.parseInt(digits, hex !== undefined ? 16 : octal !== undefined ? 8 : 10);
  return code < 0x80 ? String.fromCharCode(code) : "";
}

function hasIntroducer(text: string): boolean {
  return Array.from(text).some((char) => INTRODUCERS.includes(char));
}

/** A slice of a text, or what an escape in it stands for, and the place where it begins. */
type Piece = { text: string; at: number };

/**
 * Undoes the escapes of a text in one pass, however deep one is inside another: what an escape stands for may complete
 * the one around it (`%252e`, `%%32e`, `\\u002e`).
 */
export class Unescaper {
  /** What may become an escape, and where each of its characters was. */
  #held = "";
  #places: number[] = [];

  /** The next stretch, taken apart: slices where there is nothing to undo, single characters where there was. */
  *read(text: string): Generator<Piece> {
    for (let from = 0; from < text.length; ) {
      if (this.#held === "") {
        CANDIDATE.lastIndex = from;
        const next = CANDIDATE.exec(text)?.index ?? text.length;
        if (next > from) yield { text: text.slice(from, next), at: from };
        from = next;
        WHOLE_HERE.lastIndex = from;
        const whole = WHOLE_HERE.exec(text);
        const char = whole === null ? "" : meant(whole);
        // What is part of no other escape is undone at once.
        if (whole !== null && !hasIntroducer(whole[0].slice(1) + char)) {
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

  /** What is still held at the end of the text: the beginning of an escape that never came. */
  *end(): Generator<Piece> {
    yield* this.#let(this.#held.length);
  }

  *#let(count: number): Generator<Piece> {
    for (let index = 0; index < count; index += 1) {
      yield { text: this.#held.charAt(index), at: this.#places[index] ?? 0 };
    }
    this.#held = this.#held.slice(count);
    this.#places.splice(0, count);
  }

  *#settled(): Generator<Piece> {
    for (;;) {
      const whole = WHOLE_AT_END.exec(this.#held);
      if (whole === null) break;
      const char = meant(whole);
      this.#held = this.#held.slice(0, whole.index) + char;
      this.#places.length = whole.index + char.length;
    }
    let last = this.#held.length - 1;
    while (last >= 0 && !INTRODUCERS.includes(this.#held.charAt(last))) last -= 1;
    const isBegun = last >= 0 && BEGUN.test(this.#held.slice(last));
    if (!isBegun) yield* this.#let(this.#held.length);
    else if (this.#held.length > LONGEST) yield* this.#let(this.#held.length - LONGEST);
  }
}
