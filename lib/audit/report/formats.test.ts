import { describe, expect, it } from "vitest";
import { auditFleet } from "../findings/audit-fleet";
import type { AuditEvent } from "../fleet/events";
import { applyEvents, emptyFleet } from "../fleet/reducer";
import { keyRef } from "../key-ref";
import { ocsfFinding } from "../testing/ocsf-schema";
import { reportMarkdown } from "./markdown";
import { reportOcsf } from "./ocsf";
import { reportMetrics } from "./openmetrics";
import { reportOf } from "./report";

const account = { region: "global", disabled: false } as const;
const EVIL = 'a|b\n<img src=x> [x](http://evil) "q" \\ \u202e @all';

const events: AuditEvent[] = [
  { type: "account", account: "self", label: EVIL, ...account, status: "read", keys: 2 },
  { type: "account", account: "subuser:x", label: "x", ...account, status: "failed", keys: null },
  { type: "shape", id: 1, scopes: ["api_keys.create", "brand.new"] },
  { type: "key", account: "self", api_key_id: "k1", name: EVIL, shape: 1, readAtMs: 1 },
  { type: "key", account: "self", api_key_id: "k2", name: "dark", shape: null, readAtMs: null },
  {
    type: "hole",
    account: "subuser:x",
    api_key_id: null,
    code: "c",
    status: 403,
    message: "Refused.",
  },
  { type: "hole", account: "self", api_key_id: "k2", code: "c", status: 500, message: "Failed." },
];
const fleet = applyEvents(emptyFleet("all"), events);
const life = { created: { afterMs: null, byMs: 5_000 }, renamed: null, rescoped: null };
const lives = new Map([[keyRef({ account: "self", api_key_id: "k1" }), life]]);
const context = { nowMs: 10_000, lives };
const made = {
  tool: { name: "t", version: "1" },
  madeAt: "2026-01-01T00:00:00Z",
  view: "",
  context,
};
const report = reportOf(fleet, fleet.keys, auditFleet(fleet, null, context).findings, made);

describe("a report", () => {
  it("as OCSF: a finding a line, and what was not read as a warning, never as a pass", () => {
    const lines = reportOcsf(report).trimEnd().split("\n");
    const findings = lines.map((line) => ocsfFinding.parse(JSON.parse(line)));
    const unread = findings.filter(({ compliance }) => compliance.status_id === 2);
    expect(unread.map(({ finding_info }) => finding_info.desc)).toEqual(["Refused.", "Failed."]);
    expect(unread.map(({ severity_id }) => severity_id)).toEqual([0, 0]);
    const minting = findings.find(({ compliance }) => compliance.control === "mints-keys");
    expect(minting).toMatchObject({
      severity_id: 4,
      unmapped: { scopes: ["api_keys.create"] },
      resources: [{ uid: "self/k1", name: EVIL, owner: { uid: "self" } }],
    });
  });

  it("as metrics: what others named stays within its quotes, and what is unknown is counted as that", () => {
    const text = reportMetrics(report, "all", 9_000);
    const lines = text.trimEnd().split("\n");
    const sample = /^sendgrid_key_audit_\w+\{(?:\w+="(?:[^"\\\n]|\\[\\n"])*",?)+} [\d.]+$/;
    for (const line of lines.slice(0, -1))
      expect(line).toMatch(line.startsWith("# ") ? /./ : sample);
    expect(lines.at(-1)).toBe("# EOF");
    expect(text).toMatch(/_keys\{.*severity="unknown"} 1\n/);
    expect(text).toMatch(/_keys_unread\{.*} 1\n/);
    expect(text).toMatch(/_accounts_unread\{.*} 1\n/);
    expect(text).toMatch(/_complete\{.*} 0\n/);
    expect(text).toMatch(/_oldest_key_timestamp_seconds\{.*} 5\n/);
    expect(text).toMatch(/_read_timestamp_seconds\{.*} 9\n/);
  });

  it("as Markdown: foreign text is text, and no mention, link, picture or row of its own", () => {
    const text = reportMarkdown(report);
    expect(text).not.toMatch(/<img|\]\(http|\u202e|(?<!\\)@all/);
    const rows = text.split("\n").filter((line) => line.includes("`k1`"));
    expect(rows).toHaveLength(1);
    expect(text).toContain("- all keys of subuser\\:x: Refused\\.");
  });
});
