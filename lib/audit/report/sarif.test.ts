import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../catalogue/catalogue";
import { CATALOGUE_VERSION } from "../catalogue/version";
import { auditFleet } from "../findings/audit-fleet";
import { rulesInForce } from "../findings/in-force";
import type { AuditEvent } from "../fleet/events";
import { applyEvents, emptyFleet } from "../fleet/reducer";
import { sarifLog } from "../testing/sarif-schema";
import { reportOf } from "./report";
import { reportSarif } from "./sarif";

const made = { tool: { name: "Key Audit", version: "1" }, madeAt: "2026-01-01T00:00:00Z" };

/** The file of an account with these keys, each with its scopes, or null if they could not be read. */
function sarifOf(
  label: string,
  keys: readonly { name: string; scopes: readonly string[] | null }[],
) {
  const account = `subuser:${label}`;
  const events = keys.flatMap(({ name, scopes }, at): AuditEvent[] => {
    const key = { type: "key", account, api_key_id: `k${at}`, name } as const;
    if (scopes !== null) {
      return [
        { type: "shape", id: at, scopes },
        { ...key, shape: at, readAtMs: 1 },
      ];
    }
    const why = { code: "access_forbidden", status: 403, message: name } as const;
    return [
      { ...key, shape: null, readAtMs: null },
      { type: "hole", account, api_key_id: `k${at}`, ...why },
    ];
  });
  const fleet = applyEvents(emptyFleet(), [
    { type: "account", account, label, region: "eu", disabled: true, status: "read", keys: 95 },
    ...events,
  ]);
  const { findings } = auditFleet(fleet);
  const report = reportOf(fleet, fleet.keys, findings, { ...made, view: label });
  return { findings, log: sarifLog.parse(JSON.parse(reportSarif(report))) };
}

describe("SARIF", () => {
  it("is what the standard asks for, whatever others have written into names and scopes", () => {
    const anyUnit = fc.nat(0xffff).map((unit) => String.fromCharCode(unit));
    const words = fc.string({
      unit: fc.oneof(anyUnit, fc.constantFrom("/", "%", ":", "?", "#", " ", '"', "\\")),
    });
    const scopes = fc.array(fc.oneof(fc.constantFrom(...CATALOGUE.map((one) => one.scope)), words));
    const key = fc.record({ name: words, scopes: fc.option(scopes) });
    fc.assert(
      fc.property(words, fc.array(key, { maxLength: 6 }), (label, keys) => {
        sarifOf(label, keys);
      }),
    );
  });

  it("makes no link of a key's name", () => {
    const { log } = sarifOf("globex", [
      { name: "[open](https://example.com)", scopes: ["api_keys.create"] },
      { name: "[open](https://example.com)", scopes: null },
      { name: "[prod] mailer", scopes: ["api_keys.create"] },
    ]);
    const { results, invocations } = log.runs[0];
    const texts = [...results, ...(invocations[0]?.toolExecutionNotifications ?? [])].map(
      (one) => one.message.text,
    );
    expect(texts.filter((text) => text.includes("\\[open\\](https://"))).not.toEqual([]);
    for (const text of texts) expect(text).not.toMatch(/(?<!\\)\[open/);
    expect(texts.some((text) => text.includes('"[prod] mailer"'))).toBe(true);
  });

  it("has a result for every finding, and unread keys as open, never as passed", () => {
    const { findings, log } = sarifOf("globex", [
      { name: "a", scopes: ["mail.send", "api_keys.create", "new.scope"] },
      { name: "b", scopes: CATALOGUE.map((one) => one.scope) },
      { name: "c", scopes: null },
    ]);
    const [{ results, tool, invocations }] = log.runs;
    expect(tool.driver.rules).toHaveLength(rulesInForce(undefined).length + 1);
    expect(tool.extensions[0]?.properties).toMatchObject({ sha256: CATALOGUE_VERSION.sha256 });
    expect(results.filter((one) => one.kind === "fail")).toHaveLength(findings.length);
    expect(results.filter((one) => one.kind === "open")).toHaveLength(1);
    expect(results).toHaveLength(findings.length + 1);
    const prints = results.map((one) => JSON.stringify(one.partialFingerprints));
    expect(new Set(prints).size).toBe(results.length);
    const hashes = results.map((one) => one.partialFingerprints.primaryLocationLineHash);
    expect(new Set(hashes).size).toBe(results.length);
    expect(invocations[0]?.executionSuccessful).toBe(false);
    expect(invocations[0]?.toolExecutionNotifications).toHaveLength(1);
  });
});
