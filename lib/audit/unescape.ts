/** A character of a text with its escapes undone, and the place in the text where it, or its escape, begins. */
type Unit = { char: string; at: number };

// Of a whole escape, at the end of what is held: percent (and old JavaScript's %u), quoted-printable, a language's
// backslash, HTML. A sign of its own before a line's end continues the line.
const ESCAPE =
  /(?:%u([\da-f]{4})|[%=]([\da-f]{2})|\\u\{0*([\da-f]{1,6})\}|\\u([\da-f]{4})|\\x([\da-f]{2})|\\([0-3][0-7]{2})|&#x0*([\da-f]{1,6});|&#0*(\d{1,7});|&(amp|period|lowbar);|\\([nrt\\/"'._-])|(?:=[ \t]*|[\\`^])(\r?\n))$/i;
const NAMED: Record<string, string> = { amp: "&", period: ".", lowbar: "_" };
const LETTER: Record<string, string> = { n: "\n", r: "\r", t: "\t" };
/** Where an escape may begin: what cannot go on to be one is passed at once. */
const BEGINNING =
  /[%=](?=[\da-f%=\\&\s]|u|$)|\\(?=[\dnrtux\\/"'._\-%=&`^\r\n]|$)|&(?=[#apl%=\\&]|$)|[`^](?=[\r\n]|$)/gi;
const INTRODUCERS = "%=\\&`^";
/** As long as the longest escape that is undone. */
const LONGEST = 14;

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

/**
 * Undoes the escapes of a text in one pass, however deep one is inside another: what an escape stands for may complete
 * the one around it (`%252e`, `%%32e`, `\\u002e`).
 */
export class Unescaper {
  #held: Unit[] = [];

  /** The next stretch, taken apart: whole slices where there is nothing to undo, single characters where there was. */
  *read(text: string): Generator<{ text: string; at: number }> {
    let from = 0;
    while (from < text.length) {
      if (this.#held.length === 0) {
        BEGINNING.lastIndex = from;
        const next = BEGINNING.exec(text)?.index ?? text.length;
        if (next > from) yield { text: text.slice(from, next), at: from };
        from = next;
        if (from === text.length) return;
      }
      this.#held.push({ char: text.charAt(from), at: from });
      from += 1;
      for (const { char, at } of this.#settled()) yield { text: char, at };
    }
  }

  /** What is still held at the end of the text: the beginning of an escape that never came. */
  *end(): Generator<{ text: string; at: number }> {
    for (const { char, at } of this.#held) yield { text: char, at };
    this.#held = [];
  }

  #settled(): Unit[] {
    for (;;) {
      const whole = ESCAPE.exec(this.#held.map(({ char }) => char).join(""));
      if (whole === null) break;
      const [first] = this.#held.splice(whole.index);
      const char = meant(whole);
      if (char !== "" && first !== undefined) this.#held.push({ char, at: first.at });
    }
    const settled: Unit[] = [];
    for (let one = this.#held[0]; one !== undefined; one = this.#held[0]) {
      if (INTRODUCERS.includes(one.char) && this.#held.length < LONGEST) break;
      settled.push(one);
      this.#held.shift();
    }
    return settled;
  }
}
