import { type SplitScopes, splitScopes } from "../catalogue/catalogue";
import { keyPrint, type PrintCell } from "../catalogue/print";
import type { Fleet, FleetKey } from "../fleet/fleet";
import { kept } from "../kept";
import { type Classification, classify } from "./classify";
import { type EffectHit, effectsOf } from "./effects";
import { type Exposure, exposureOf } from "./exposure";

/** Everything there is to say about one scope set. */
export type Analysis = SplitScopes & {
  classification: Classification;
  print: readonly PrintCell[];
  effects: readonly EffectHit[];
  exposure: Exposure;
};

/** Analyses a scope set. Pure, and worth keeping: most keys of an account share few sets. */
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

/** Analyses many scope sets: of those with equal real scopes it gives the same object. */
export function analyser(): typeof analyse {
  const bySet = new Map<string, Analysis>();
  return (scopes) => {
    const analysis = analyse(scopes);
    // As JSON: a scope is any string of SendGrid's, with a space in it too.
    const set = JSON.stringify(analysis.real);
    const known = bySet.get(set) ?? analysis;
    bySet.set(set, known);
    return known;
  };
}

/** Tells of each key of a fleet what its scopes are, each shape analysed once; null: they are not read. */
export function analysisIn({
  shapes,
}: Pick<Fleet, "shapes">): (key: Pick<FleetKey, "shape">) => Analysis | null {
  const ofShape = kept((shape: number) => {
    const scopes = shapes.get(shape);
    return scopes === undefined ? null : analyse(scopes);
  });
  return ({ shape }) => (shape === null ? null : ofShape(shape));
}
