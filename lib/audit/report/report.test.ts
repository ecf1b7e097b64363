import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CATALOGUE_VERSION, catalogueWords } from "../catalogue/version";
import { csvCell } from "../csv";
import { auditFleet } from "../findings/audit-fleet";
import type { AuditEvent } from "../fleet/events";
import { applyEvents, emptyFleet } from "../fleet/reducer";
import { reportCsv } from "./csv";
import { reportJson } from "./json";
import { coverageSentence, reportOf } from "./report";

const key = (api_key_id: string, name: string, shape: number | null): AuditEvent => ({
  type: "key",
  account: "self",
  api_key_id,
  name,
  shape,
  readAtMs: shape === null ? null : 5,
});
const fleet = applyEvents(emptyFleet(), [
  {
    type: "account",
    account: "self",
    label: "acme",
    region: "global",
    disabled: false,
    status: "read",
    keys: 95,
  },
  { type: "shape", id: 1, scopes: ["mail.send", "api_keys.create", "2fa_required", "new.scope"] },
  key("a", '=HYPERLINK("evil")', 1),
  key("b", 'plain, "quoted"\r\nname', 1),
  key("c", "unread", null),
  {
    type: "hole",
    account: "self",
    api_key_id: "c",
    code: "access_forbidden",
    status: 403,
    message: "refused",
  },
]);
const { findings } = auditFleet(fleet);
const made = {
  tool: { name: "Key Audit", version: "1" },
  madeAt: "2026-01-01T00:00:00Z",
  view: "?q=x",
};
const report = reportOf(fleet, fleet.keys, findings, made);

/** An RFC 4180 parser that shares no code with the writer. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, end] of text.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    rows.at(-1)?.push((quoted ?? "").replaceAll('""', '"'));
    if (end === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

describe("CSV", () => {
  it("never begins a cell with what a spreadsheet runs, and loses nothing else", () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(...'=+-@\t\r\n\0 \u00a0a",;'.split("")),
        }),
        (text) => {
          const [[cell = ""] = []] = readCsv(`${csvCell(text)}\r\n`);
          expect(cell).not.toMatch(/^\s*[=+\-@\t\r\0]/);
          const [, ...inner] = csvCell(text).split(/[;\t\r\n]/);
          for (const part of inner) expect(part).not.toMatch(/^[ \u00a0"]*[=+\-@]/);
          expect(cell.replaceAll("'", "")).toBe(text.replaceAll("\0", "\uFFFD"));
        },
      ),
    );
    expect(csvCell(-5)).toBe('"-5"');
    expect(csvCell("＝1")).toBe('"\'＝1"');
    // A spreadsheet in most of Europe splits at semicolons, which would make this a cell of its own.
    expect(csvCell("a;=cmd|' /C calc'!A0;b; c")).toBe(`"a;'=cmd|' /C calc'!A0;b; c"`);
    expect(csvCell("x;    =1+1")).toBe(`"x;'    =1+1"`);
    // A spreadsheet still runs what follows a blank or a quote that closes at once.
    expect(csvCell('x;"=1+1;y')).toBe(`"x;'""=1+1;y"`);
  });

  it("guards a cell in one pass, whatever is repeated", () => {
    for (const piece of [";", " ", '"', "\t", "; ", '\t"']) {
      expect(csvCell(`x${piece.repeat(100_000)}a`).includes("'")).toBe(false);
    }
  });

  it("has the keys shown in their order, unknown where not read, and what SendGrid does not tell", () => {
    const [header = [], ...rows] = readCsv(reportCsv(report));
    const at = (name: string) => rows.map((row) => row[header.indexOf(name)]);
    expect(rows.every((row) => row.length === header.length)).toBe(true);
    expect(at("api_key_id")).toEqual(["a", "b", "c"]);
    expect(at("scopes")[0]).toBe("api_keys.create mail.send new.scope");
    expect(at("scopes")[2]).toBe("unknown: not read");
    expect(at("severity")).toEqual(["high", "high", "unknown"]);
    expect(at("last_used")).toEqual(Array(3).fill("not exposed by SendGrid"));
    expect(at("report_complete")).toEqual(Array(3).fill("false"));
    expect(at("catalogue_version")).toEqual(Array(3).fill(catalogueWords()));
    expect(header).not.toContain("answer");
  });
});

describe("JSON", () => {
  it("has null for what was not read, all scopes of what was, and the coverage", () => {
    const document = JSON.parse(reportJson(report));
    expect(document.keys[2]).toMatchObject({
      scopes: null,
      scopes_read: false,
      severity: "unknown",
    });
    const { scopes, scopes_set_by_sendgrid: pseudo } = document.keys[0];
    const all: string[] = [...scopes, ...pseudo];
    expect(all.sort()).toEqual([...(fleet.shapes.get(1) ?? [])].sort());
    expect(document.coverage).toMatchObject({ keysRead: 2, keysTotal: 3, complete: false });
    expect(document.not_read).toHaveLength(1);
    expect(document.catalogue).toEqual(CATALOGUE_VERSION);
    expect(coverageSentence(report)).toContain("scopes of 2 of 3 keys read");
  });

  it("says that all of one account is not all of every account", () => {
    const facts = { label: "", region: "global", disabled: false, status: "read" } as const;
    const sentence = (target: string) => {
      const own = { type: "account", account: "self", ...facts, keys: 0 } as const;
      const one = reportOf(applyEvents(emptyFleet(target), [own]), [], [], made);
      expect(one.coverage).toMatchObject({ complete: true, accountsRead: 1 });
      expect(JSON.parse(reportJson(one)).coverage.sentence).toBe(coverageSentence(one));
      return coverageSentence(one);
    };
    expect(sentence("all")).toMatch(/in 1 of 1 accounts listed\.$/);
    expect(sentence("self")).toMatch(/This account only: its subusers .* were not read\.$/);
    expect(sentence("subuser:x")).toMatch(/This subuser only: its parent/);
    expect(sentence("account-id:c")).toMatch(/This customer account only/);
  });

  it("counts a list of accounts that could not be read as no account, and is incomplete", () => {
    const facts = { label: "", region: "global", disabled: false } as const;
    const listless = applyEvents(emptyFleet(), [
      { type: "account", account: "self", ...facts, status: "read", keys: 0 },
      { type: "account", account: "subuser:", ...facts, status: "failed", keys: null },
    ]);
    const gap = reportOf(listless, [], [], made);
    expect(gap.coverage).toMatchObject({ accountsRead: 1, accountsTotal: 1, complete: false });
    expect(coverageSentence(gap)).toMatch(
      /1 of 1 accounts listed; 1 list of accounts could not be read\. Incomplete/,
    );
  });

  it("has only what was shown, but the coverage of everything", () => {
    const some = reportOf(fleet, fleet.keys.slice(1, 2), findings, made);
    const document = JSON.parse(reportJson(some));
    expect(document.keys.map((one: { api_key_id: string }) => one.api_key_id)).toEqual(["b"]);
    expect(document.coverage).toMatchObject({ keysShown: 1, keysTotal: 3 });
  });
});

describe("a question's answer", () => {
  const answers = ["can: mail.send", '=could: "x"', "not read: could"];
  const asked = reportOf(fleet, fleet.keys, findings, { ...made, answers });

  it("stands beside the key it is about, in CSV and JSON", () => {
    const [header = [], ...rows] = readCsv(reportCsv(asked));
    const at = header.indexOf("answer");
    expect(rows.map((row) => row[at])).toEqual([
      "can: mail.send",
      '\'=could: "x"',
      "not read: could",
    ]);
    const { keys } = JSON.parse(reportJson(asked));
    expect(keys.map((one: { answer: string }) => one.answer)).toEqual(answers);
  });
});
