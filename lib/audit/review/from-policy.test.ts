import { expect, test } from "vitest";
import { fleetOfSnapshot } from "../snapshot/as-fleet";
import { snapshotWith } from "../testing/snapshots";
import { frozenPolicy } from "./from-policy";

const HASH = "a".repeat(64);

const fleet = fleetOfSnapshot(
  snapshotWith({
    self: { keys: ["checkout-a", "checkout-b", "ops"].map((id) => ({ id, scopes: [] })) },
    "subuser:x": { keys: [{ id: "checkout-c", scopes: null }] },
  }),
);

/** The hash of the one scope set read here. */
const KNOWN = { nowMs: Date.UTC(2026, 5, 1), hashes: new Map([[0, HASH]]) };

test("a key is frozen with the first owner that matches it, and with none where none is filled in", () => {
  const { owners, controls } = frozenPolicy(
    {
      version: 1,
      owners: [
        { where: { account: "subuser:*" }, owner: "platform", data: "recipients" },
        { where: { name: "checkout-*" }, owner: "payments", purpose: "Receipts" },
        { where: { name: "ops" }, owner: "TODO" },
        { where: { name: "nothing-*" }, owner: "nobody" },
      ],
    },
    fleet,
    KNOWN,
  );
  expect(owners).toEqual([
    { owner: "platform", purpose: null, data: "recipients", keys: ["subuser:x/checkout-c"] },
    {
      owner: "payments",
      purpose: "Receipts",
      data: null,
      keys: ["self/checkout-a", "self/checkout-b"],
    },
  ]);
  expect(controls).toBeUndefined();
});

test("controls are frozen for every key, and those of a rule for the keys it applies to", () => {
  const frozen = frozenPolicy(
    {
      version: 1,
      controls: ["SOC 2 CC6.1"],
      rules: [
        { id: "a", where: { name: "ops" }, max_scopes: 1, controls: ["PCI DSS 7.2.5.1"] },
        { id: "b", max_scopes: 1, controls: ["ISO 27001 A.5.18"] },
        { id: "c", max_scopes: 1 },
      ],
    },
    fleet,
    KNOWN,
  );
  expect(frozen).toEqual({
    waivers: [],
    controls: [
      { reference: "SOC 2 CC6.1", keys: null },
      { reference: "PCI DSS 7.2.5.1", keys: ["self/ops"] },
      { reference: "ISO 27001 A.5.18", keys: null },
    ],
  });
});

test("a waiver is frozen with the keys that it counts for, and none that does not count", () => {
  const waiver = {
    rule: "a",
    where: { name: "checkout-*" },
    reason: "Until the split",
    owner: "payments",
    approver: "security",
    expires: "2026-06-30",
    scopes_sha256: HASH,
  };
  const { waivers } = frozenPolicy(
    {
      version: 1,
      rules: [{ id: "a", max_scopes: 0 }],
      waivers: [
        { ...waiver, ticket: "SEC-9" },
        { ...waiver, rule: "mints-keys", where: undefined, key: "self/ops" },
        { ...waiver, where: { name: "ops" }, expires: "2026-05-31" },
        { ...waiver, where: { name: "ops" }, approver: "Payments" },
      ],
    },
    fleet,
    KNOWN,
  );
  const { reason, owner, approver, expires } = waiver;
  const counts = { reason, owner, approver, expires };
  expect(waivers).toEqual([
    {
      rule: "policy:a",
      ...counts,
      ticket: "SEC-9",
      // The third key is not read, so we don't know whether it has the waived scope set.
      keys: ["self/checkout-a", "self/checkout-b"],
    },
    { rule: "mints-keys", ...counts, ticket: null, keys: ["self/ops"] },
  ]);
});
