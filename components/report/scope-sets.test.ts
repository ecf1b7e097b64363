import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { auditFleet } from "@/lib/audit/findings/audit-fleet";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { emptyFleet } from "@/lib/audit/fleet/reducer";
import { reportOf } from "@/lib/audit/report/report";
import { rangesText, scopeSets } from "./scope-sets";

const made = { tool: { name: "t", version: "1" }, madeAt: "", view: "" };

/** The sets of a fleet with one key per list of scopes; null: a key that is not read. */
function setsOf(lists: readonly (readonly string[] | null)[]) {
  const fleet: Fleet = {
    ...emptyFleet(),
    shapes: new Map(lists.map((scopes, at) => [at, scopes ?? []])),
    keys: lists.map((scopes, at) => ({
      account: "self",
      api_key_id: `id-${at}`,
      name: `key ${at}`,
      shape: scopes === null ? null : at,
      readAtMs: 1,
    })),
  };
  return scopeSets(reportOf(fleet, fleet.keys, auditFleet(fleet).findings, made).rows);
}

const SCOPES = [
  "mail.send",
  "api_keys.read",
  "templates.read",
  "stats.read",
  "x.made.up",
  "alerts.read",
];

describe("the scope sets of a report", () => {
  it("name every key that is read once, and what SendGrid sets by itself makes no set", () => {
    const sets = setsOf([["mail.send"], ["mail.send", "2fa_required"], null, ["api_keys.create"]]);
    expect(sets.map(({ places }) => places)).toEqual([[1, 2], [4]]);
  });

  it("give every scope back, also where they are said by another set", () => {
    fc.assert(
      fc.property(fc.array(fc.subarray(SCOPES), { maxLength: 8 }), (lists) => {
        const sets = setsOf(lists);
        const whole = (number: number) => sets.find((each) => each.number === number);
        for (const { base, analysis } of sets) {
          if (base === null) continue;
          const { without, plus } = base;
          const other = whole(base.number);
          expect(other?.base).toBeNull();
          const kept = (other?.analysis.real ?? []).filter((scope) => !without.includes(scope));
          expect([...kept, ...plus].toSorted()).toEqual(analysis.real.toSorted());
        }
      }),
    );
  });
});

it("writes numbers as ranges", () => {
  expect(rangesText([1, 4, 7, 8, 9, 12])).toBe("1, 4, 7–9, 12");
  expect(rangesText([])).toBe("");
});
