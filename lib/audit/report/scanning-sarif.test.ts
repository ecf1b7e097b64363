import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { auditFleet } from "../findings/audit-fleet";
import type { AuditEvent } from "../fleet/events";
import { applyEvents, emptyFleet } from "../fleet/reducer";
import { sarifLog } from "../testing/sarif-schema";
import { reportOf } from "./report";
import { scanningSarif } from "./scanning-sarif";

const facts = { region: "global", disabled: false, status: "read", keys: 0 } as const;

/** A SARIF file of keys that can create others, spread over this many accounts; the last key is not read. */
async function sarifOf(count: number, name: (at: number) => string, accounts = 2) {
  const ids = Array.from({ length: accounts }, (_, at) => `subuser:${at}`);
  const keys = Array.from({ length: count }, (_, at): AuditEvent => {
    const read = at === count - 1 ? { shape: null, readAtMs: null } : { shape: 1, readAtMs: 1 };
    const account = ids[at % accounts] ?? "";
    return { type: "key", account, api_key_id: `k${at}`, name: name(at), ...read };
  });
  const fleet = applyEvents(emptyFleet("all"), [
    ...ids.map((account): AuditEvent => ({ type: "account", account, label: account, ...facts })),
    { type: "shape", id: 1, scopes: ["api_keys.create", "stats.read"] },
    ...keys,
  ]);
  const made = { tool: { name: "test", version: "1" }, madeAt: "2026-01-01T00:00:00Z", view: "" };
  const report = reportOf(fleet, fleet.keys, auditFleet(fleet).findings, made);
  const { text, note } = await scanningSarif(report);
  return { note, json: JSON.parse(text) };
}

describe("a SARIF file", () => {
  it("of 25,000 results has each of them", async () => {
    const { note, json } = await sarifOf(25_000, (at) => `key ${at}`);
    expect(json.runs[0].results).toHaveLength(25_000);
    expect(note).toBeNull();
    expect(json.runs[0].properties).not.toHaveProperty("folded");
  });

  it("of one more has one for each finding, account and scope set, loses no key, and says so", async () => {
    const { note, json } = await sarifOf(25_001, (at) => `key ${at}`);
    const [run] = sarifLog.parse(json).runs;
    expect(note).toMatch(/^25,001 results are more than the 25,000 .*share a result\.$/);
    expect(run.properties).toMatchObject({ folded: note });
    expect(run.results.map(({ ruleId, kind }) => [ruleId, kind])).toEqual([
      ["mints-keys", "fail"],
      ["mints-keys", "fail"],
      ["not-read", "open"],
    ]);
    const ids = run.results.map(({ properties }) => properties?.api_key_ids);
    expect(new Set(ids.flat()).size).toBe(25_001);
    expect(run.results[0]?.message.text).toMatch(
      /^12,500 keys, "key 0" \(k0\), "key 2" \(k2\), "key 4" \(k4\) and 12,497 more: .*api_keys\.create/,
    );
    const prints = run.results.map((one) => one.partialFingerprints.primaryLocationLineHash);
    expect(new Set(prints).size).toBe(3);
  });

  it("over 10 MB gzipped is folded too, however few its results are", async () => {
    // Other people choose names, at any length, and these don't compress.
    const { note, json } = await sarifOf(200, () => randomBytes(60_000).toString("base64"));
    expect(note).toMatch(/^The results take \d\d MB gzipped, and code scanning accepts 10, so /);
    expect(json.runs[0].properties).toMatchObject({ folded: note });
    expect(JSON.stringify(json).length).toBeLessThan(1_000_000);
  });

  it("that stays too much when folded says what to do", async () => {
    const { note } = await sarifOf(25_001, (at) => `key ${at}`, 25_001);
    expect(note).toMatch(/still too much: filter the keys, and export each part\.$/);
  });
});
