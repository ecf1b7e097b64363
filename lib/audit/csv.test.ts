import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCell } from "./csv";
import { auditFleet } from "./findings/audit-fleet";
import { reportCsv } from "./report/csv";
import { reportOf } from "./report/report";
import { reviewCsv } from "./review/csv";
import { compareSnapshots } from "./snapshot/changes";
import { changesCsv } from "./snapshot/changes-export";
import { historyOf } from "./snapshot/key-history";
import { ACCOUNTS, opened } from "./testing/reviews";
import { fleetOf, snapshotWith, twoFacts } from "./testing/snapshots";

const tool = { name: "t", version: "1" };
const NAMED = { self: { keys: [{ id: "a", name: "Müller", scopes: ["mail.send"] }] } };

function reportOfNamed() {
  const fleet = fleetOf(NAMED);
  const { findings } = auditFleet(fleet);
  return reportCsv(reportOf(fleet, fleet.keys, findings, { tool, madeAt: "", view: "" }));
}

function changesOf(accounts: typeof NAMED | { self: { keys: [] } }) {
  const facts = twoFacts(snapshotWith({ self: { keys: [] } }), snapshotWith(accounts));
  const compared = compareSnapshots(...facts);
  if (!compared.ok) throw new Error(compared.why);
  const { changes } = compared;
  const shown = changes.keys.map((change) => ({ change, history: historyOf(facts, change) }));
  return changesCsv({ tool, changes, shown });
}

const reviewOf = async (accounts: typeof ACCOUNTS) =>
  reviewCsv(await opened(accounts), () => "unchanged");

describe("every CSV", () => {
  it.each([
    ["the keys", async () => reportOfNamed()],
    ["the changes", async () => changesOf(NAMED)],
    ["no changes", async () => changesOf({ self: { keys: [] } })],
    ["a review", () => reviewOf(ACCOUNTS)],
    ["a review without keys", () => reviewOf({ self: { keys: [] } })],
  ])(
    "begins with one byte order mark and ends its lines as RFC 4180 does: %s",
    async (_of, make) => {
      const csv = await make();
      expect(csv).toMatch(/^\uFEFF"[^\uFEFF]*"\r\n$/);
      const [header = "", ...rows] = csv.trim().split(/(?<=")\r\n/);
      expect(rows.length).toBeGreaterThan(0);
      const cells = (line: string) => line.match(/"(?:[^"]|"")*"/g)?.length;
      for (const row of rows) expect(cells(row)).toBe(cells(header));
    },
  );
});

/** The cell as a spreadsheet shows it. */
const shown = (text: string) => csvCell(text).slice(1, -1).replaceAll('""', '"');

describe("a cell", () => {
  it("of 32,767 characters is whole; one more is cut, with a mark and a count", () => {
    const full = "x".repeat(32_767);
    expect(shown(full)).toBe(full);
    expect(shown(`${full}x`)).toMatch(/^x+… \[CUT: 32,768 characters in all\]$/);
    expect(shown(`${full}x`)).toHaveLength(32_767);
    // A spreadsheet counts the cell's contents: quotes once, and the apostrophe before a formula too.
    expect(shown('"'.repeat(32_767))).toBe('"'.repeat(32_767));
    expect(shown(`=${"x".repeat(32_766)}`)).toMatch(/^'=x+… \[CUT: 32,768 characters in all\]$/);
  });

  it("never holds more than a spreadsheet takes, nor half a sign, whatever it is made of", () => {
    const long = fc
      .array(fc.constantFrom("😀", ";=", '"', "a ", "\n+", "é"), { minLength: 1, maxLength: 5 })
      .map((parts) => parts.join(""))
      .chain((part) => fc.nat(40).map((more) => part.repeat(32_760 / part.length + more)));
    fc.assert(
      fc.property(long, (text) => {
        expect(shown(text).length).toBeLessThanOrEqual(32_767);
        expect(encodeURIComponent(shown(text))).not.toBe("");
      }),
      { numRuns: 40 },
    );
  });
});
