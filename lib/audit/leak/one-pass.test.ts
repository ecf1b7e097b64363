import { expect, it } from "vitest";
import { readPastedApiKey } from "./pasted-api-key";
import { leakScanner } from "./scanner";
import { withoutSecrets } from "./without-secrets";

const ID = "abcdefghijklmnopqrst-_";
const KEY = `SG.${ID}.${"Zk9-_".repeat(9)}`;

// If a pattern restarts at each character of a run, some of these block a thread for seconds to minutes, and all of
// them take several times a test's limit. Kept in a separate file, so that they don't run for every mutant.

it("a text without secrets is made in one pass, whatever is repeated", () => {
  const pieces = [
    ...[
      "SG.",
      "SG",
      "s",
      "S\n",
      '"',
      '" +',
      "\n>",
      "[",
      "[.",
      "U0cu",
      "U0cuQUJD\n",
      "\x1b",
      "\x1b[1;",
    ],
    ...["&#46", "&amp;", "\\U0000", "%25", "%", "\\", "=\n", "a ", " ", "\n", "•", "53472e", "0x"],
    ...["83, 71, 46, ", `${ID}.`, `SG.${ID}.`, `SG.${ID}.a `, `${ID}.a `],
  ];
  for (const piece of pieces) {
    const text = piece.repeat(100_000 / piece.length);
    expect(withoutSecrets(`${text} ${KEY}`)).not.toContain("Zk");
  }
});

it("a pasted key is read at once, whatever is repeated", () => {
  for (const first of ["'", '"', "`"]) {
    for (const second of ["'", " ", ",", ";", "\t", "\u00a0"]) {
      const pasted = `${first.repeat(2_000)}a${second.repeat(2_000)}b`;
      expect(readPastedApiKey(pasted)).toMatchObject({ ok: false });
    }
  }
  for (const begun of ["SG.", "SG\n", "%25", `SG.${ID}.`, `SG.${ID}.S\n`]) {
    const pasted = begun.repeat(65_000 / begun.length);
    expect(readPastedApiKey(pasted)).toMatchObject({ ok: false });
  }
});

it("every key of megabytes is found", () => {
  const line = `2026-01-01 SEND GET /v3 status=200 id=${"x".repeat(40)} STARTING\n`;
  const scanner = leakScanner();
  for (let time = 0; time < 6; time += 1) scanner.read(line.repeat(10_000) + KEY);
  expect([...scanner.ids()]).toEqual([[ID, 6]]);
});
