import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keysAsIds, withoutSecrets } from "./without-secrets";

const ID = "abcdefghijklmnopqrst-_";
const SECRET = `${"Zk9-_".repeat(8)}xY7`;
const KEY = `SG.${ID}.${SECRET}`;
const SHOWN = `SG.${ID}.•••`;

/** The longest part of the secret left in a text, whatever separates its characters. */
function left(text: string): number {
  const plain = text.replaceAll(/[^\w-]/g, "").toLowerCase();
  let longest = 0;
  for (let from = 0; from < SECRET.length; from += 1) {
    for (let to = from + longest + 1; to <= SECRET.length; to += 1) {
      if (!plain.includes(SECRET.slice(from, to).toLowerCase())) break;
      longest = to - from;
    }
  }
  return longest;
}

const split = (at: number, sign: string) => `${KEY.slice(0, at)}${sign}${KEY.slice(at)}`;
const everywhere = (sign: string) => KEY.split("").join(sign);
const escaped = (spell: (code: string) => string, characters = /./gs) =>
  KEY.replace(characters, (char) => spell(char.charCodeAt(0).toString(16).padStart(2, "0")));

describe("a text without secrets", () => {
  // One secret in a thousand or two ends like this, before a sentence or file name continues.
  it.each([".txt", ".", ". Next", ".a", "./b", ""])(
    "has none that ends in sg, before %j",
    (after) => {
      const secret = `${SECRET.slice(0, 41)}Sg`;
      expect(withoutSecrets(`SG.${ID}.${secret}${after}`)).toBe(`${SHOWN}${after}`);
    },
  );

  it.each([20, 42, 43])(
    "has none of a key that begins right after %s characters of another's",
    (length) => {
      expect(withoutSecrets(`SG.${ID}.${SECRET.slice(0, length)}${KEY}`)).toBe(`${SHOWN}${SHOWN}`);
    },
  );

  it.each([
    KEY,
    KEY.toLowerCase(),
    KEY.toUpperCase(),
    `SG%2e${ID}%2E${SECRET}`,
    `SG%252e${ID}%25252e${SECRET}`,
    `%53G.${ID}.${SECRET}`,
    `SG%%32e${ID}%2%65${SECRET}`,
    `SG\\u002e${ID}\\u{2e}${SECRET}`,
    `SG\\\\u002e${ID}\\x2e${SECRET}`,
    `SG=2E${ID}=3D2E${SECRET}`,
    `SG&#46;${ID}&#x2e;${SECRET}`,
    `SG&amp;period;${ID}.${SECRET}`,
    `SG\\.${ID}\\.${SECRET.replaceAll("_", "\\_")}`,
    `SG[.]${ID}[.]${SECRET}`,
    `SG[dot]${ID}[dot]${SECRET}`,
    `SG&#46${ID}&#46${SECRET}`,
    `SG&#x2e${ID.replace("abc", "xyz")}&#x2e${SECRET}`,
    `SG\\U0000002E${ID}\\U0000002e${SECRET}`,
    split(40, "\x1b[31m"),
    split(40, "\\x1b[38;2;255;255;255m"),
    everywhere("\x1b[1m"),
    escaped((code) => `&#${Number.parseInt(code, 16)}`, /[._-]/g),
    escaped((code) => `%${code}`),
    escaped((code) => `%25${code}`),
    escaped((code) => `\\u00${code}`),
    escaped((code) => `%${code}`, /[-_]/g),
    split(30, "\n"),
    split(30, "\r\n    "),
    split(30, " "),
    split(26, " "),
    split(50, "  "),
    split(10, "\n"),
    split(30, "\u200b"),
    split(30, "\u2060\ufeff"),
    split(30, "\u00ad"),
    split(30, "\u{e0041}"),
    split(30, "%E2%80%8B"),
    split(30, "\\\n"),
    split(30, "=\r\n"),
    everywhere("\u200d"),
    everywhere("\0"),
    split(30, "\u0007"),
    split(50, "\u007f"),
    split(50, "\u0085"),
    split(50, "\ufff9"),
    split(50, "\u2800"),
    KEY.replaceAll("-", "\u2011"),
    `${KEY.slice(0, 30)} ${KEY.slice(30, 42)} ${KEY.slice(42, 60)}\n${KEY.slice(60)}`,
    KEY.replaceAll(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
    `${ID}.${SECRET}`,
    `${ID}.\n${SECRET}`,
    `key=${ID}.${SECRET};`,
    `key=41${ID.slice(2)}.${SECRET}`,
    `SG.SG.${ID}.${SECRET}`,
    `x${KEY}`,
    `${KEY}${SECRET}`,
    `${KEY}${KEY}`,
    `a.${ID}.${SECRET}`,
    `key-${ID}.${SECRET}`,
    `SG-${ID}.${SECRET}`,
  ])("has no part of it: %s", (spelled) => {
    expect(left(withoutSecrets(`before ${spelled} after`))).toBeLessThanOrEqual(3);
    expect(withoutSecrets(`before ${spelled} after`)).toMatch(/^before .*•••;? after$/s);
    expect(left(keysAsIds(`before ${spelled}`))).toBeLessThanOrEqual(3);
  });

  it.each([
    `"${split(40, '" + "')}"`,
    `'${split(40, "' . '")}'`,
    `"${split(27, '" +\n    "')}"`,
    `{\\"key\\": \\"${split(40, '\\" + \\"')}\\"}`,
    `> ${split(40, "\n> ")}`,
    `+ ${split(26, "\r\n+ ")}`,
    `# ${split(40, "\n# ")}`,
    `# ${split(40, "\n# ").replace("SG.", "SG.\n#   ")}`,
  ])("has no part of one in pieces: %s", (pieces) => {
    const without = withoutSecrets(`before ${pieces} after`);
    expect(left(without)).toBeLessThanOrEqual(3);
    expect(without).toMatch(/^before .*•••\W* after$/s);
  });

  it("keeps the words around it, and is the same the second time", () => {
    const text = `The key ${KEY} of billing leaked, as did ${KEY}. Ask Ann.`;
    const without = `The key ${SHOWN} of billing leaked, as did ${SHOWN}. Ask Ann.`;
    expect(withoutSecrets(text)).toBe(without);
    expect(withoutSecrets(without)).toBe(without);
    const cutOff = `It is SG.${ID}.Zk9 and is used by the billing service in production every day`;
    expect(withoutSecrets(cutOff)).toBe(cutOff.replace("Zk9", "•••"));
  });

  it.each([
    "Nothing of a key. SG. is short for SendGrid.",
    `The id is ${ID}. It stays.`,
    `SG.${ID} is all that is known. Keep it.`,
    "50% off, a=b, C:\\new\\x, 100%25, https://a.test/?q=%2e&amp;c",
    "a.b.c, www.some-host-with-22-chars.example, 1.2.3",
    `a host of 22 letters: ${ID}.example and ${ID}.Zk9`,
  ])("leaves %s as it is", (text) => {
    expect(withoutSecrets(text)).toBe(text);
    expect(keysAsIds(text)).toBe(text);
  });

  it.each(["", "x", "xy", "apikey:"])("has no key in base64, after %j", (before) => {
    for (const form of ["base64", "base64url"] as const) {
      const encoded = Buffer.from(`${before}${KEY} and more`).toString(form);
      expect(withoutSecrets(`data: ${encoded}.`)).toBe(`data: ${SHOWN}.`);
      expect(keysAsIds(`?q=${encoded}`)).toBe(`?q=${ID}`);
    }
    const other = Buffer.from(`${before} is no key, and is long enough to be one`).toString(
      "base64",
    );
    expect(withoutSecrets(other)).toBe(other);
  });

  it("has no key in base64 that is folded, in pieces, escaped or of UTF-16, and keeps the lines around it", () => {
    for (const form of ["utf8", "utf16le"] as const) {
      const encoded = Buffer.from(`a first line\nkey: ${KEY}\n`, form).toString("base64");
      for (const fold of ["\n", "\r\n    ", "\\n", "\n> ", '" +\n"', "\\\n"]) {
        for (const columns of [7, 19, 60, 76]) {
          const folded = encoded.match(new RegExp(`.{1,${columns}}`, "g"))?.join(fold) ?? "";
          const without = withoutSecrets(`Ann's secret:\n"${folded}"\nafter it`);
          expect(without).toContain(SHOWN);
          expect(without).toMatch(/^Ann's secret:\n".*"\nafter it$/s);
          const rest = without.replaceAll(/\\n|[^A-Za-z0-9+/]/g, "");
          for (let at = 0; at + 8 <= SECRET.length; at += 1) {
            const part = Buffer.from(SECRET.slice(at, at + 8), form).toString("base64");
            expect(rest).not.toContain(part.slice(0, 8));
          }
          expect(keysAsIds(folded)).toContain(ID);
        }
      }
    }
    expect(withoutSecrets(`Ann\n${Buffer.from(KEY).toString("base64")}\nBob`)).toBe(
      `Ann\n${SHOWN}\nBob`,
    );
  });

  it.each([
    ["hex", "", (byte: number) => byte.toString(16).padStart(2, "0")],
    ["spaced hex", " ", (byte: number) => byte.toString(16).toUpperCase().padStart(2, "0")],
    ["a list of hex", ",\n  ", (byte: number) => `0x${byte.toString(16).padStart(2, "0")}`],
    ["a list of bytes", ", ", String],
    ["a list of bytes over lines", ",\r\n", String],
    ["numbers", " ", String],
  ])("has no key in %s, of UTF-8 or UTF-16, and keeps what is around it", (_, between, spell) => {
    const encoded = (text: string, form: BufferEncoding) =>
      [...Buffer.from(text, form)].map(spell).join(between);
    for (const form of ["utf8", "utf16le"] as const) {
      expect(withoutSecrets(`data: [${encoded(KEY, form)}] end`)).toBe(`data: [${SHOWN}] end`);
      const inside = keysAsIds(encoded(`a1;${KEY};b2`, form));
      expect(inside.split(ID)).toHaveLength(2);
      expect(inside.length).toBeLessThan(encoded(KEY, form).length);
      expect(keysAsIds(encoded(KEY.slice(0, 60), form))).toMatch(/^SG\..{22}\.•••$/);
      const other = encoded(`SG.${ID.slice(4)}.${SECRET} and SG.${ID}.`, form);
      expect(withoutSecrets(other)).toBe(other);
    }
  });

  it("loses a secret that is typed with its first character, in whatever spelling", () => {
    for (const spelled of [KEY, KEY.toLowerCase(), `SG%2e${ID}%2e${SECRET}`]) {
      for (const cut of [withoutSecrets, keysAsIds]) {
        let field = "";
        for (const char of spelled) {
          field = cut(field + char);
          expect(left(field)).toBeLessThanOrEqual(2);
        }
      }
    }
  });

  it("is an id in an address, which finds the key", () => {
    expect(keysAsIds(KEY)).toBe(ID);
    expect(keysAsIds(` ${ID}.${SECRET} `)).toBe(` ${ID} `);
    expect(keysAsIds(`/keys?q=SG%2E${ID}%2E${SECRET}&sort=name`)).toBe(`/keys?q=${ID}&sort=name`);
  });

  it("leaves no secret whatever is put into it, and wherever", () => {
    const sign = fc.constantFrom("\n", " ", "\u200b", "\r\n\t", "\\\n", "=\n", "\u00ad", "%0A");
    const place = fc.integer({ min: 1, max: KEY.length - 1 });
    fc.assert(
      fc.property(place, sign, fc.constantFrom("", "x ", "(", "=", "\n"), (at, put, before) => {
        expect(left(withoutSecrets(`${before}${split(at, put)}`))).toBeLessThanOrEqual(3);
      }),
      { numRuns: 1_000 },
    );
  });

  it("searches a short text without a dot as well as one that is searched in full", () => {
    const signs = fc.constantFrom(...Array.from("SGsg.=2eE3Dd&/_-0aZ%"));
    fc.assert(
      fc.property(fc.string({ unit: signs, maxLength: 33 }), (text) => {
        // A blank forces a full search.
        expect(keysAsIds(text)).toBe(keysAsIds(`${text} `).slice(0, -1));
      }),
      { numRuns: 2_000 },
    );
    // With its dots in another spelling, it is as short as a key can be.
    const short = `SG=2e${ID.slice(0, 20)}=2es`;
    expect(short.length).toBeLessThan(34);
    expect(keysAsIds(short)).not.toBe(short);
  });
});
