import fc from "fast-check";
import { expect, it } from "vitest";
import { fleetOf } from "../testing/snapshots";
import type { Fleet } from "./fleet";
import { type Cluster, clustersOf, nearTwins, outliers, shapeId } from "./shapes";

const fleet = (...keys: (readonly string[] | null)[]): Fleet =>
  fleetOf({ self: { keys: keys.map((scopes, at) => ({ id: `k${at}`, scopes })) } });

const sets = (clusters: readonly Cluster[]) => clusters.map(({ scopes }) => scopes.join(" "));

it("has the largest cluster first, then the one that can do more, and else one order whatever came first", () => {
  const keys = [["x"], ["b", "c"], ["a"], ["y"], ["x"], ["w", "2fa_required"], null];
  const clusters = clustersOf(fleet(...keys));
  expect(sets(clusters).slice(0, 2)).toEqual(["x", "b c"]);
  expect(clusters.map((one) => one.keys.length)).toEqual([2, 1, 1, 1, 1]);
  const [one, other, third] = clusters.slice(2);
  expect((one?.id ?? "") < (other?.id ?? "") && (other?.id ?? "") < (third?.id ?? "")).toBe(true);
  expect(sets(clustersOf(fleet(...keys.toReversed())))).toEqual(sets(clusters));
});

it("has no cluster of a shape that no key holds, and no key of a shape that nobody told", () => {
  const { shapes, ...rest } = fleet(["a"], ["b"], ["b"]);
  const known = new Map([...shapes].slice(0, 2).concat([[9, ["c"]]]));
  expect(sets(clustersOf({ ...rest, shapes: known })).sort()).toEqual(["a", "b"]);
});

it("calls a shape the same in every release, since links name it", () => {
  expect(shapeId(["api_keys.read", "mail.send"])).toBe("15nmqb1042sqjx");
  expect(shapeId(["a", "b"])).not.toBe(shapeId(["ab"]));
  expect(shapeId(["a", "b"])).not.toBe(shapeId(["a b"]));
});

it("finds twins at two scopes and not at three, however many scopes there are", () => {
  const many = Array.from({ length: 70 }, (_, at) => `s${at}`);
  const any = fc.record({
    base: fc.subarray(many, { minLength: 4 }),
    flips: fc.subarray(many, { maxLength: 4 }),
  });
  fc.assert(
    fc.property(any, ({ base, flips }) => {
      const other = many.filter((scope) => base.includes(scope) !== flips.includes(scope));
      const clusters = clustersOf(fleet(base, other));
      const [one, two] = [base, other].map((set) =>
        clusters.find(({ scopes }) => scopes.join() === set.toSorted().join()),
      );
      if (flips.length === 0 || one === undefined || two === undefined) return;
      const twins = nearTwins(clusters);
      const more = flips.filter((scope) => other.includes(scope)).sort();
      const fewer = flips.filter((scope) => base.includes(scope)).sort();
      const isNear = flips.length <= 2;
      expect(twins.get(one)).toEqual(isNear ? [{ cluster: two, more, fewer }] : []);
      expect(twins.get(two)).toEqual(isNear ? [{ cluster: one, more: fewer, fewer: more }] : []);
      expect(outliers(clusters)).toEqual(isNear ? [] : clusters);
    }),
  );
});

it("calls no cluster of several keys an outlier", () => {
  const clusters = clustersOf(fleet(["a", "b", "c"], ["a", "b", "c"], ["x"], ["y"], null));
  expect(sets(outliers(clusters))).toEqual([]);
  expect(sets(outliers(clustersOf(fleet(["a", "b", "c"], ["a", "b", "c"], ["x"]))))).toEqual(["x"]);
});
