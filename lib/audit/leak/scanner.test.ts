import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEvents, emptyFleet } from "../fleet/reducer";
import { bareKeyId, leakScanner, matchLeaked } from "./scanner";

const ID = "abcdefghijklmnopqrst-_";
const SECRET = "s".repeat(43);
const KEY = `SG.${ID}.${SECRET}`;

/** What a mail, a patch, a comment and a language put between the pieces of a key. */
const GAPS = [
  ...["\n> ", "\n>> ", "\n> > ", "\r\n+ ", "\n+    ", "\n# ", "\n  // ", "\n * ", "\n | "],
  ...['" + "', "' . '", '" +\n      "', '"\n  + "', "` + `", '" & "', "' || '", '" "', '\\" + \\"'],
];

function scan(...chunks: string[]): [string, number][] {
  const scanner = leakScanner();
  for (const chunk of chunks) scanner.read(chunk);
  return [...scanner.ids()];
}

/** Text that is nearly a key in most places. */
const nearKeys = fc
  .array(
    fc.oneof(
      fc.constantFrom("SG.", "SG", "S", ".", " ", "\n", "é", KEY, `SG.${ID}SG.${ID}.${SECRET}`),
      fc.constantFrom(19, 20, 22, 24, 25).map((length) => "a".repeat(length)),
      fc.constantFrom(38, 39, 43, 50, 60).map((length) => "B".repeat(length)),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

describe("the leaked key scanner", () => {
  it.each([
    `key=${KEY}`,
    `{"apiKey":"${KEY}"}`,
    `xSG.${KEY}`,
    `${KEY}more`,
    `SG.SG.${ID}.${SECRET}`,
  ])("finds the id in %s", (text) => expect(scan(text)).toEqual([[ID, 1]]));

  it.each([`SG.${ID}`, `SG.${ID}.${"s".repeat(38)}`, `sg.${ID}.${SECRET}`, `SG.${ID}..${SECRET}`])(
    "takes %s for no key",
    (text) => expect(scan(text)).toEqual([]),
  );

  it("takes ids of 20 to 24 characters and secrets from 39, of every letter, digit, - and _", () => {
    const key = (id: number, secret: number) => `SG.${"a".repeat(id)}.${"b".repeat(secret)}`;
    for (const id of [20, 22, 24]) expect(scan(key(id, 39))).toEqual([["a".repeat(id), 1]]);
    for (const text of [key(19, 43), key(25, 43), key(22, 38)]) expect(scan(text)).toEqual([]);
    for (const edge of "azAZ09-_") {
      expect(scan(`SG.${edge.repeat(22)}.${edge.repeat(43)}`)).toEqual([[edge.repeat(22), 1]]);
    }
    for (const edge of "`{@[/:,^~é") {
      expect(scan(`SG.${"a".repeat(21)}${edge}.${SECRET}`)).toEqual([]);
      expect(scan(`SG.${ID}.${"b".repeat(38)}${edge}bbbb`)).toEqual([]);
    }
  });

  it("begins at SG. and nowhere else, the first character of a text included", () => {
    for (const start of ["SX.", "XG.", "S.", "G.", "SG", "SGG.", "SG-", "S G."]) {
      expect(scan(`${start}${ID}.${SECRET}`)).toEqual([]);
    }
    for (const start of ["SSG.", "SG.SG.", "SGSG."]) {
      expect(scan(`${start}${ID}.${SECRET}`)).toEqual([[ID, 1]]);
    }
    // A blank breaks no line unless one has just ended.
    expect(scan(` ${KEY}`)).toEqual([[ID, 1]]);
    expect(scan(`SG.${ID} .${SECRET}`)).toEqual([]);
    expect(scan(`SG.${ID}\n  .\r\n\t${SECRET}`)).toEqual([[ID, 1]]);
    expect(scan(`SG.${ID}\n x .${SECRET}`)).toEqual([]);
  });

  it("finds all that a regular expression finds, however the text is cut", () => {
    fc.assert(
      fc.property(nearKeys, fc.integer({ min: 1, max: 7 }), (text, size) => {
        const whole = scan(text);
        const pieces = text.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
        expect(scan(...pieces)).toEqual(whole);
        const ids = new Set(whole.map(([id]) => id));
        const unbroken = text.replaceAll(/\n */g, "");
        for (const [, id = ""] of unbroken.matchAll(/SG\.([\w-]{20,24})\.[\w-]{39,50}/g)) {
          expect(ids).toContain(id);
        }
        for (const id of ids) expect(unbroken).toMatch(new RegExp(`SG\\.${id}\\.[\\w-]{39}`));
      }),
      { numRuns: 1000 },
    );
  });

  it("finds a key in base64 of either alphabet, wherever it begins in it, folded or cut", () => {
    const keys = [KEY, `SG.${ID}.${"o_-9".repeat(10)}`];
    for (const key of keys) {
      for (const before of ["", "k", "ke", "key", "\u00ff\u00fe"]) {
        for (const encoding of ["base64", "base64url"] as const) {
          const text = Buffer.from(`${before}${key}\n\u00ff\u00fb`, "latin1").toString(encoding);
          expect(scan(text), `${before} ${encoding}`).toEqual([[ID, 1]]);
          expect(scan(`key: ${text} end`)).toEqual([[ID, 1]]);
          const folded = text.replace(/.{20}/g, "$&\n    ");
          expect(scan(folded)).toEqual([[ID, 1]]);
          expect(scan(...(folded.match(/[\s\S]{1,7}/g) ?? []))).toEqual([[ID, 1]]);
          // Blanks within a line end the key.
          expect(scan(`${text.slice(0, 40)} ${text.slice(40)}`)).toEqual([]);
          expect(scan(`${text.slice(0, 40)}  `, text.slice(40))).toEqual([]);
        }
      }
    }
  });

  it("keeps nothing of the secret", () => {
    const scanner = leakScanner();
    scanner.read(`${KEY} ${KEY}`);
    expect(JSON.stringify([...scanner.ids()])).not.toContain("s".repeat(3));
  });

  it("finds keys in UTF-16 that was taken for another encoding", () => {
    const spread = `binary\xff${KEY}\n`.replace(/[\s\S]/g, "$&\0");
    expect(scan(spread)).toEqual([[ID, 1]]);
    expect(scan(`\0${spread.slice(0, 20)}`, spread.slice(20))).toEqual([[ID, 1]]);
  });

  it("finds a key that lines break, wherever and however they do", () => {
    const place = fc.nat(KEY.length);
    const lineEnd = fc.constantFrom("\n", "\r\n", "\n    ", "\n\t", ...GAPS);
    fc.assert(
      fc.property(place, place, lineEnd, fc.integer({ min: 1, max: 50 }), (a, b, end, size) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)];
        const parts = [KEY.slice(0, first), KEY.slice(first, second), KEY.slice(second)];
        const text = `key: ${parts.join(end)}\nnext`;
        expect(scan(text)).toEqual([[ID, 1]]);
        expect(scan(...(text.match(new RegExp(`[^]{1,${size}}`, "g")) ?? []))).toEqual([[ID, 1]]);
      }),
    );
  });

  it("finds a key that is escaped, wherever the text is cut", () => {
    const hex = (char: string) => char.charCodeAt(0).toString(16).padStart(2, "0");
    const spell = fc.constantFrom(
      (char: string) => char,
      (char: string) => `%${hex(char)}`,
      (char: string) => `%25${hex(char).toUpperCase()}`,
      (char: string) => `%%3${hex(char).charAt(0)}${hex(char).charAt(1)}`,
      (char: string) => `=${hex(char).toUpperCase()}`,
      (char: string) => `\\u00${hex(char)}`,
      (char: string) => `\\\\u00${hex(char)}`,
      (char: string) => `\\x${hex(char)}`,
      (char: string) => `&#${char.charCodeAt(0)};`,
      (char: string) => `&amp;#x${hex(char)};`,
      (char: string) => `\\U000000${hex(char)}`,
      (char: string) => `\x1b[1;38;2;255;100;200m${char}\x1b[0m`,
      (char: string) => `\\x1b[31m${char}\\u001b[m`,
      (char: string) => `\\033[31m${char}\\e[m`,
      (char: string) => (char === "." ? "[.]" : char),
      (char: string) => `\u200b${char}`,
      (char: string) => `=\r\n${char}`,
      (char: string) => `\\\n  ${char}`,
    );
    const spelled = fc.array(spell, { minLength: KEY.length, maxLength: KEY.length });
    fc.assert(
      fc.property(spelled, fc.integer({ min: 1, max: 50 }), (spellings, size) => {
        const written = KEY.split("")
          .map((char, at) => spellings[at]?.(char) ?? char)
          .join("");
        const text = `key=${written}" \n`;
        expect(scan(text)).toEqual([[ID, 1]]);
        expect(scan(...(text.match(new RegExp(`[^]{1,${size}}`, "g")) ?? []))).toEqual([[ID, 1]]);
      }),
    );
  });

  it("finds a key whose escapes have no semicolon, and colors and brackets in it", () => {
    for (const dot of ["&#46", "&#x2E", "&#046", "[.]", "[dot]", "\\U0000002E", "[%2e]"]) {
      const text = `${KEY.replaceAll(".", dot)}\n`.replace(`${dot}abc`, `${dot}xbc`);
      const id = ID.replace("abc", "xbc");
      expect(scan(text), dot).toEqual([[id, 1]]);
      expect(scan(...Array.from(text)), dot).toEqual([[id, 1]]);
    }
  });

  it("finds a key in base64, whatever stands before and after it there and however it is folded", () => {
    const around = fc.string({ maxLength: 9 });
    const form = fc.constantFrom("base64", "base64url");
    const fold = fc.constantFrom("\n  ", ...GAPS);
    const size = fc.integer({ min: 1, max: 80 });
    fc.assert(
      fc.property(
        fc.record({
          before: around,
          after: around,
          encoding: form,
          columns: size,
          cut: size,
          fold,
        }),
        ({ before, after, encoding, columns, cut, fold }) => {
          const encoded = Buffer.from(`${before} ${KEY} ${after}`).toString(encoding);
          const folded = encoded.match(new RegExp(`.{1,${columns}}`, "g"))?.join(fold) ?? "";
          const text = `data:\n  key: ${folded}\n`;
          expect(scan(text)).toEqual([[ID, 1]]);
          expect(scan(...(text.match(new RegExp(`[^]{1,${cut}}`, "g")) ?? []))).toEqual([[ID, 1]]);
        },
      ),
    );
  });

  it("finds a key in base64 of UTF-16, as PowerShell encodes commands, wherever it begins", () => {
    for (const before of ["", "$", "a ", "\u00e9", "x".repeat(9)]) {
      for (const bytes of [[], [0xff], [0xff, 0xfe]]) {
        for (const order of ["le", "be"]) {
          const wide = Buffer.from(`${before}${KEY}" # é`, "utf16le");
          if (order === "be") wide.swap16();
          const text = Buffer.concat([Buffer.from(bytes), wide]).toString("base64");
          expect(scan(`-EncodedCommand ${text}`), `${before} ${order}`).toEqual([[ID, 1]]);
          expect(scan(...Array.from(text))).toEqual([[ID, 1]]);
        }
      }
    }
  });

  it("finds a key in hex, whatever is between its bytes and wherever it is cut", () => {
    const between = fc.constantFrom("", " ", ":", "-", ", ", ", 0x", ",0x", "\n", ",\n  0x");
    const size = fc.integer({ min: 1, max: 200 });
    const encoding = fc.constantFrom("utf8", "utf16le");
    fc.assert(
      fc.property(between, size, encoding, fc.boolean(), (put, cut, form, isUpper) => {
        const digits = Buffer.from(`p0${KEY} p0`, form).toString("hex");
        const bytes = (isUpper ? digits.toUpperCase() : digits).match(/../g)?.join(put) ?? "";
        const text = `0x${bytes}\n`;
        expect(scan(text)).toEqual([[ID, 1]]);
        expect(scan(...(text.match(new RegExp(`[^]{1,${cut}}`, "g")) ?? []))).toEqual([[ID, 1]]);
      }),
    );
    expect(scan(Buffer.from(`SG.${ID}.short`).toString("hex"))).toEqual([]);
  });

  it("finds a key in a list of bytes in decimal, whatever is between them and wherever it is cut", () => {
    const between = fc.constantFrom(", ", ",", " ", "   ", "\n", ",\n  ", ", /* */ ", ";");
    const encoding = fc.constantFrom("utf8", "utf16le");
    fc.assert(
      fc.property(between, encoding, fc.integer({ min: 1, max: 200 }), (put, form, cut) => {
        const text = `bytes([${[...Buffer.from(`83 ${KEY} `, form)].join(put)}])\n`;
        expect(scan(text)).toEqual([[ID, 1]]);
        expect(scan(...(text.match(new RegExp(`[^]{1,${cut}}`, "g")) ?? []))).toEqual([[ID, 1]]);
      }),
    );
    const bytes = [...Buffer.from(KEY)];
    expect(scan(bytes.join(" x "))).toEqual([]);
    expect(scan(bytes.with(30, 12345).join(", "))).toEqual([]);
    expect(scan(...Array.from(bytes.with(30, 12345 * 1e6 + 65).join(", ")))).toEqual([]);
  });

  it("takes base64 of something else for no key", () => {
    const other = (text: string) => scan(Buffer.from(text).toString("base64"));
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(other(`SG.${text}`)).toEqual([]);
      }),
    );
    expect(other(`SG.${ID}.${"s".repeat(38)}`)).toEqual([]);
    for (const start of ["SG/", "SG-", "SG ", "Sg.", "SF."]) {
      for (const before of ["", "x", "xy"]) {
        const bytes = Buffer.from(`${before}${start}${ID}.${SECRET}`);
        expect(scan(bytes.toString("base64"))).toEqual([]);
        expect(scan(bytes.toString("hex"))).toEqual([]);
      }
    }
    expect(scan(`U0cu${"A".repeat(1_000)}`)).toEqual([]);
  });

  it("knows an id that was pasted alone", () => {
    expect(bareKeyId(` ${ID}\n`)).toBe(ID);
    for (const text of [KEY, `${ID}x`, `x${ID}`, `${ID}.x`]) expect(bareKeyId(text)).toBeNull();
  });

  it("says which keys were found, which ids were not, and what could not be searched", () => {
    const own = { region: "global", disabled: false } as const;
    const fleet = applyEvents(emptyFleet(), [
      { type: "account", account: "self", label: "a", ...own, status: "read", keys: 1 },
      { type: "account", account: "subuser:x", label: "x", ...own, status: "failed", keys: null },
      { type: "key", account: "self", api_key_id: ID, name: "n", shape: null, readAtMs: null },
    ]);
    const match = matchLeaked([ID, "y".repeat(22)], fleet);
    expect(match.found.map(({ keys }) => keys[0]?.name)).toEqual(["n"]);
    expect(match.notFound).toEqual(["y".repeat(22)]);
    expect(match.unlisted.map(({ account }) => account)).toEqual(["subuser:x"]);
  });
});
