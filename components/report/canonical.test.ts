import { describe, expect, it } from "vitest";
import { auditFleet } from "@/lib/audit/findings";
import type { Fleet } from "@/lib/audit/fleet";
import { emptyFleet } from "@/lib/audit/fleet-reducer";
import { reportOf } from "@/lib/audit/report";
import { canonicalJson } from "./canonical";

const made = { tool: { name: "t", version: "1" }, madeAt: "2026-07-01T00:00:00.000Z", view: "" };
const json = (fleet: Fleet) =>
  canonicalJson(reportOf(fleet, fleet.keys, auditFleet(fleet).findings, made), fleet);

const one = { account: "self", api_key_id: "a", name: "one", readAtMs: 1 };
const two = { account: "self", api_key_id: "b", name: "two", readAtMs: 2 };
const fleet: Fleet = {
  ...emptyFleet(),
  shapes: new Map([
    [0, ["mail.send", "api_keys.read"]],
    [1, ["templates.read"]],
  ]),
  keys: [
    { ...one, shape: 0 },
    { ...two, shape: null },
  ],
};

describe("the canonical JSON", () => {
  it("does not depend on the order in which things were read", () => {
    const other: Fleet = {
      ...fleet,
      shapes: new Map([
        [4, ["templates.read"]],
        [9, ["api_keys.read", "mail.send"]],
      ]),
      keys: [
        { ...two, shape: null },
        { ...one, shape: 9 },
      ],
    };
    expect(json(other)).toBe(json(fleet));
  });

  it("changes with every fact", () => {
    const renamed = { ...fleet, keys: fleet.keys.map((key) => ({ ...key, name: `${key.name}!` })) };
    const rescoped = { ...fleet, shapes: new Map([[0, ["mail.send"]]]) };
    expect(new Set([json(fleet), json(renamed), json(rescoped)]).size).toBe(3);
  });

  it("writes null for what is not read, and no shape that no key has", () => {
    const { keys, shapes } = JSON.parse(json(fleet));
    expect(keys[1].shape).toBeNull();
    expect(shapes).toEqual([["api_keys.read", "mail.send"]]);
  });

  it("tells a key without scopes from one that is not read", () => {
    const empty = { ...fleet, shapes: new Map([[0, []]]) };
    expect(JSON.parse(json(empty)).keys.map((key: { shape: unknown }) => key.shape)).toEqual([
      0,
      null,
    ]);
  });
});
