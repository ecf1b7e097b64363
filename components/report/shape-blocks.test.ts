import { expect, it } from "vitest";
import { auditFleet } from "@/lib/audit/findings/audit-fleet";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { emptyFleet } from "@/lib/audit/fleet/reducer";
import { reportOf } from "@/lib/audit/report/report";
import { shapeBlocks } from "./shape-blocks";

const fleet: Fleet = {
  ...emptyFleet(),
  shapes: new Map([
    [0, ["mail.send"]],
    [1, ["mail.send", "2fa_required"]],
    [2, ["api_keys.create"]],
  ]),
  keys: Array.from({ length: 250 }, (_, at) => ({
    account: "self",
    api_key_id: `id-${at}`,
    name: at === 0 ? "" : `key ${at}`,
    shape: at === 249 ? null : at === 248 ? 2 : at % 2,
    readAtMs: 1,
  })),
};
const made = { tool: { name: "t", version: "1" }, madeAt: "", view: "" };
const report = reportOf(fleet, fleet.keys, auditFleet(fleet).findings, made);
const blocks = shapeBlocks(report.rows);

it("shows every key that is read once, and what SendGrid sets by itself makes no shape", () => {
  const ids = blocks.flatMap(({ rows }) => rows.map(({ key }) => key.api_key_id));
  expect(new Set(ids).size).toBe(249);
  expect(ids).toHaveLength(249);
  expect(new Set(blocks.map(({ shape }) => shape)).size).toBe(2);
});

it("begins with what can do most, in parts of a hundred", () => {
  expect(blocks.map(({ keys, rows, isFirst }) => [keys, rows.length, isFirst])).toEqual([
    [1, 1, true],
    [248, 100, true],
    [248, 100, false],
    [248, 48, false],
  ]);
});

it("says once what all keys of a shape share, and keeps the rest for the key", () => {
  expect(blocks[0]?.common).toContain("mints-keys");
  expect(blocks[1]?.common).not.toContain("no-name");
});
