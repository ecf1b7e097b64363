import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyse } from "@/lib/audit/effects/analyse";
import { EFFECTS } from "@/lib/audit/effects/effects";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { emptyFleet } from "@/lib/audit/fleet/reducer";
import { tallyOf } from "./tally";

const SHAPES = [["mail.send"], ["billing.read"], ["api_keys.create", "mail.send"], []];
const anyFleet = fc.array(fc.option(fc.nat(3)), { maxLength: 30 }).map(
  (shapes): Fleet => ({
    ...emptyFleet(),
    shapes: new Map(SHAPES.entries()),
    keys: shapes.map((shape, at) => ({
      account: "self",
      api_key_id: `id-${at}`,
      name: "",
      shape,
      readAtMs: null,
    })),
  }),
);

describe("what the keys of a fleet are and can do", () => {
  it("is what counting key by key gives", () => {
    fc.assert(
      fc.property(anyFleet, (fleet) => {
        const { types, effects } = tallyOf(fleet);
        const each = fleet.keys.flatMap(({ shape }) =>
          shape === null ? [] : [analyse(SHAPES[shape] ?? [])],
        );
        for (const { id } of EFFECTS) {
          const holders = each.filter((one) => one.effects.some(({ effect }) => effect === id));
          expect(effects.get(id) ?? 0).toBe(holders.length);
        }
        const all = [...types.values()].reduce((sum, count) => sum + count, 0);
        expect(all).toBe(each.length);
      }),
    );
  });
});
