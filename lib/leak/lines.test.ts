import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leakScanner } from "@/lib/audit/leak/scanner";
import { keysByLine } from "./lines";

const ID = "abcdefghijklmnopqrst-_";
const KEY = `SG.${ID}.${"Zk9Qw3Vt".repeat(6).slice(0, 43)}`;
const hex = (text: string, before: string, after = "") =>
  Buffer.from(text)
    .toString("hex")
    .replace(/../g, (byte) => `${before}${byte}${after}`);

/** The forms of a key in practice: plain, cut, escaped, and in other notations. */
const SPELLINGS: readonly string[] = [
  KEY,
  `${KEY.slice(0, 2)}\n> ${KEY.slice(2, 40)}\n> ${KEY.slice(40)}`,
  `"${KEY.slice(0, 10)}" +\n  "${KEY.slice(10)}"`,
  KEY.replaceAll(".", "%2E"),
  KEY.replaceAll(".", "%252e"),
  KEY.replaceAll(".", "\\u002e"),
  KEY.replaceAll(".", "&#46;"),
  KEY.replaceAll(".", "[.]"),
  KEY.replaceAll(".", "[dot]"),
  KEY.replaceAll(".", "=2E"),
  KEY.replace("S", "\\x53"),
  KEY.replace("SG", "\\u0053\\u0047"),
  KEY.replace("G", "&#71;"),
  KEY.replace("S", "&#x53;"),
  KEY.replace("SG.", "\uff33\uff27\uff0e"),
  KEY.replace("SG", "S\u200bG"),
  hex(KEY, "%"),
  hex(KEY, "\\x"),
  hex(KEY, "\\u00"),
  hex(KEY, "&#x", ";"),
  hex(KEY, ""),
  hex(KEY, "", " "),
  hex(KEY, "0x", ", "),
  hex(KEY, "", ":").toUpperCase(),
  Buffer.from(KEY).join(", "),
  Buffer.from(KEY).join(" "),
  ...["", "k", "ke"].map((before) => Buffer.from(before + KEY).toString("base64")),
  ...["", "k", "ke"].map((before) => Buffer.from(before + KEY, "utf16le").toString("base64")),
  Buffer.from(`key: ${KEY}`).toString("base64").replace(/.{64}/g, "$&\n  "),
  KEY.replace(/[\s\S]/g, "$&\0"),
];

function idsIn(...chunks: string[]) {
  const ids: string[] = [];
  const keys = keysByLine((id) => ids.push(id));
  for (const chunk of chunks) keys.read(chunk);
  keys.end();
  return ids;
}

const noise = fc
  .array(
    fc.constantFrom(
      "2026-11-25T10:12:53.471Z INFO GET /v3/mail/send?x=%20a 200\n",
      '{"level":"info","msg":"SG said \\"ok\\"","trace":"4bf92f3577b34da6a3ce929d0e0e4736"}\n',
      "x".repeat(5_000),
      "\n",
    ),
    { maxLength: 300 },
  )
  .map((parts) => parts.join(""));

describe("keys by line", () => {
  it.each(SPELLINGS.map((text) => [text]))("finds what the whole scanner finds: %j", (spelling) => {
    const text = `log\n${"nothing to see here\n".repeat(2_000)}key: ${spelling}\n${"bye\n".repeat(3_000)}`;
    const whole = leakScanner();
    whole.read(text);
    expect([...whole.ids().keys()]).toEqual([ID]);
    expect(new Set(idsIn(text))).toEqual(new Set([ID]));
  });

  it("finds it wherever it stands and wherever the text is cut, on its line", () => {
    const size = fc.oneof(
      fc.integer({ min: 30, max: 300 }),
      fc.integer({ min: 1_000, max: 70_000 }),
    );
    const spelling = fc.constantFrom(...SPELLINGS);
    fc.assert(
      fc.property(noise, spelling, noise, size, (before, text, after, cut) => {
        const all = `${before}\nkey: ${text}\n${after}`;
        const chunks = Array.from({ length: Math.ceil(all.length / cut) }, (_, at) =>
          all.slice(at * cut, (at + 1) * cut),
        );
        const lines: number[] = [];
        const keys = keysByLine((_id, line) => lines.push(line));
        for (const chunk of chunks) keys.read(chunk);
        keys.end();
        expect(lines.length).toBeGreaterThan(0);
        const first = before.split("\n").length + 1;
        const last = first + text.split("\n").length;
        for (const line of lines) {
          expect(line).toBeGreaterThanOrEqual(first - 1);
          expect(line).toBeLessThanOrEqual(last);
        }
      }),
      { numRuns: 150 },
    );
  });

  it.each(SPELLINGS.map((text) => [text]))("finds what lies across two blocks: %j", (spelling) => {
    for (const cut of [1, 2, 3, 5, 8, 13, 21, 34, 55, 89]) {
      if (cut >= spelling.length) continue;
      const before = `${"log line\n".repeat(1_000)}`.slice(0, 8_192 - cut - 1);
      expect(new Set(idsIn(`${before}\n${spelling}\nbye\n`)), `${cut}`).toEqual(new Set([ID]));
    }
  });

  it("counts each key of a line", () => {
    expect(idsIn(`${KEY} ${KEY}\n${KEY}`)).toEqual([ID, ID, ID]);
  });
});
