import fc from "fast-check";
import { expect, it } from "vitest";
import { CATALOGUE, groupOf, splitScopes } from "@/lib/audit/catalogue/catalogue";
import { diffScopes } from "@/lib/audit/catalogue/diff";
import { diffByGroup, differs } from "./diff-by-group";

const scopes = fc.array(
  fc.constantFrom(...CATALOGUE.map(({ scope }) => scope), "new.read", "new.write"),
  { maxLength: 40 },
);

it("keeps every scope, each in its group, and puts the groups that differ first", () => {
  fc.assert(
    fc.property(scopes, scopes, (a, b) => {
      const groups = diffByGroup(diffScopes(a, b));
      const left = groups.flatMap(({ onlyLeft, both }) => [...onlyLeft, ...both]);
      const right = groups.flatMap(({ onlyRight, both }) => [...onlyRight, ...both]);
      expect(left.sort()).toEqual(splitScopes(a).real);
      expect(right.sort()).toEqual(splitScopes(b).real);
      for (const { group, onlyLeft, both, onlyRight } of groups) {
        for (const scope of [...onlyLeft, ...both, ...onlyRight])
          expect(groupOf(scope)).toBe(group);
      }
      const order = groups.map(differs);
      expect(order).toEqual(order.toSorted((x, y) => Number(y) - Number(x)));
    }),
  );
});
