import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CATALOGUE, scopeEntry, splitScopes } from "../catalogue/catalogue";
import { fittingPurposes, PURPOSES, rightSize } from "./purposes";

describe("right-sizing", () => {
  it("asks only for scopes that exist, are in use, and need no more than the purpose", () => {
    for (const { needs, mayHave } of PURPOSES) {
      for (const scope of [...needs, ...mayHave]) {
        expect([scope, scopeEntry(scope)?.kind]).not.toContain(undefined);
        expect(scopeEntry(scope)?.kind).not.toBe("docs_only");
      }
      expect(needs.filter((scope) => mayHave.includes(scope))).toEqual([]);
    }
    expect(new Set(PURPOSES.map(({ id }) => id)).size).toBe(PURPOSES.length);
  });

  it("keeps or drops every scope that grants something, and keeps no unknown one", () => {
    const scopes = fc.array(fc.constantFrom(...CATALOGUE.map((entry) => entry.scope), "new.scope"));
    const ids = fc.subarray(PURPOSES.map(({ id }) => id));
    fc.assert(
      fc.property(scopes, ids, (all, chosen) => {
        const { keep, drop, missing } = rightSize(all, chosen);
        expect([...keep, ...drop].sort()).toEqual(splitScopes(all).real);
        expect(keep).not.toContain("new.scope");
        expect(missing.filter((scope) => all.includes(scope))).toEqual([]);
        expect(missing).toEqual(missing.toSorted());
        expect(rightSize([...keep, ...missing], chosen)).toMatchObject({ drop: [], missing: [] });
      }),
    );
  });

  it("turns a key that does everything into one that sends", () => {
    const { keep, drop, missing } = rightSize(
      CATALOGUE.map((entry) => entry.scope),
      ["send"],
    );
    expect(keep).toHaveLength(9);
    expect(drop).toHaveLength(287 - 10 - 9);
    expect(missing).toEqual([]);
  });

  it("offers the purposes that fit, the closest first", () => {
    expect(fittingPurposes(["mail.send", "stats.read"])[0]).toMatchObject({
      purpose: { id: "send" },
      drop: 1,
    });
    expect(fittingPurposes(["2fa_required"])).toEqual([]);
    const all = fittingPurposes(CATALOGUE.map(({ scope }) => scope)).map(({ drop }) => drop);
    expect(all).toHaveLength(PURPOSES.length);
    expect(all).toEqual(all.toSorted((a, b) => a - b));
  });
});
