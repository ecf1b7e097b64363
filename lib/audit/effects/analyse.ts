import { type SplitScopes, splitScopes } from "../catalogue/catalogue";
import { keyPrint, type PrintCell } from "../catalogue/print";
import type { Fleet, FleetKey } from "../fleet/fleet";
import { kept } from "../kept";
import { type Classification, classify } from "./classify";
import { type EffectHit, effectsOf } from "./effects";
import { type Exposure, exposureOf } from "./exposure";

/** Everything we can say about one scope set. */
export type Analysis = SplitScopes & {
  classification: Classification;
  print: readonly PrintCell[];
  effects: readonly EffectHit[];
  exposure: Exposure;
};

/** Analyses a scope set. Pure, and worth caching: most keys of an account share a few sets. */
export function analyse(scopes: readonly string[]): Analysis {
  const split = splitScopes(scopes);
  return {
    ...split,
    classification: classify(scopes),
    print: keyPrint(scopes),
    effects: effectsOf(split.real),
    exposure: exposureOf(scopes),
  };
}

/** Analyses many scope sets, returning the same object for sets with equal real scopes. */
export function analyser(): typeof analyse {
  const bySet = new Map<string, Analysis>();
  return (scopes) => {
    const analysis = analyse(scopes);
    // As JSON, since a SendGrid scope may be any string, even one with a space.
    const set = JSON.stringify(analysis.real);
    const known = bySet.get(set) ?? analysis;
    bySet.set(set, known);
    return known;
  };
}

/** Returns a lookup of each key's analysis that analyses each shape once; null for a key that is not read. */
export function analysisIn({
  shapes,
}: Pick<Fleet, "shapes">): (key: Pick<FleetKey, "shape">) => Analysis | null {
  const ofShape = kept((shape: number) => {
    const scopes = shapes.get(shape);
    return scopes === undefined ? null : analyse(scopes);
  });
  return ({ shape }) => (shape === null ? null : ofShape(shape));
}
