import type { AuditContext } from "../context";
import { auditFleet } from "../findings/audit-fleet";
import type { AuditEvent } from "../fleet/events";
import { applyEvents, emptyFleet } from "../fleet/reducer";
import { keyRef } from "../key-ref";
import type { PolicyDocument } from "../policy/document";
import { evaluatePolicy } from "../policy/evaluate";
import { type Report, reportOf } from "../report/report";

const NOW_MS = Date.UTC(2026, 10, 27);

const account = (id: string, status: "read" | "failed", more = {}): AuditEvent => {
  const facts = { label: id.split(":").at(-1) ?? "", region: "global", keys: 0 } as const;
  return { type: "account", account: id, ...facts, disabled: false, status, ...more };
};
const key = (id: string, of: string, name: string, shape: number | null): AuditEvent => {
  return { type: "key", account: of, api_key_id: id, name, shape, readAtMs: shape };
};
const hole = (of: string, api_key_id: string | null, message: string): AuditEvent => {
  return { type: "hole", account: of, api_key_id, code: "upstream_failed", status: 500, message };
};

/** At least one of each thing that a report may contain: read and unread, found, waived and clean. */
const EVENTS: readonly AuditEvent[] = [
  account("self", "read", { label: "acme" }),
  account("subuser:x", "read", { disabled: true, keys: 1 }),
  account("subuser:y", "failed", { keys: null }),
  account("account-id:", "failed", { keys: null }),
  { type: "shape", id: 1, scopes: ["api_keys.create"] },
  { type: "shape", id: 2, scopes: ["stats.read"] },
  key("k1", "self", "web", 1),
  key("k2", "self", "quiet", 2),
  key("k3", "self", "dark", null),
  key("k4", "subuser:x", "", 1),
  key("k5", "subuser:z", "lost", null),
  hole("account-id:", null, "Not listed."),
  hole("subuser:y", null, "Refused."),
  hole("self", "k3", "Failed."),
];

/** Stands for the hash of every scope set. */
const SET = "f".repeat(64);
const who = {
  reason: "Until SEC-1",
  owner: "ops@x.org",
  expires: "2026-12-31",
  scopes_sha256: SET,
};
const POLICY: PolicyDocument = {
  version: 1,
  rules: [
    { id: "no-minting", deny: "api_keys.create", severity: "critical" },
    { id: "rotate", title: "Not older than a year", max_age_days: 365, severity: "low" },
    { id: "few", max_scopes: 5, where: { name: "web" } },
  ],
  waivers: [
    { rule: "no-minting", key: "self/k1", ...who, approver: "sec@x.org", ticket: "SEC-1" },
    { rule: "mints-keys", key: "self/k1", ...who, approver: "sec@x.org" },
    { rule: "rotate", key: "self/k2", ...who },
  ],
};

/** A report of a small fleet, with a policy or without one. */
export function anyReport({ hasPolicy }: { hasPolicy: boolean }): Report {
  const fleet = applyEvents(emptyFleet("all"), EVENTS);
  const created = { afterMs: null, byMs: Date.UTC(2026, 0, 1) };
  const lives = new Map(
    ["k2", "k1"].map((id, at) => [
      keyRef({ account: "self", api_key_id: id }),
      { created: { ...created, byMs: created.byMs + at }, renamed: null, rescoped: null },
    ]),
  );
  const known = { nowMs: NOW_MS, lives };
  const hashes = new Map([...fleet.shapes.keys()].map((shape) => [shape, SET]));
  const evaluated = { file: "p.yml", context: known, hashes };
  const context: AuditContext = hasPolicy
    ? { ...known, policy: evaluatePolicy(POLICY, fleet, evaluated) }
    : known;
  const { findings } = auditFleet(fleet, null, context);
  const made = { tool: { name: "Tool", version: "1" }, madeAt: "2026-11-27T00:00:00Z", view: "" };
  return reportOf(fleet, fleet.keys, findings, { ...made, context });
}
