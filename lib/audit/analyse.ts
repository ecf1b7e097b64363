import { type SplitScopes, splitScopes } from "./catalogue";
import { type Classification, classify } from "./classify";
import { keyPrint, type PrintCell } from "./print";

/** Everything there is to say about one scope set. */
export type Analysis = SplitScopes & {
  classification: Classification;
  print: readonly PrintCell[];
};

/** Analyses a scope set. Pure, and worth keeping: most keys of an account share few sets. */
export function analyse(scopes: readonly string[]): Analysis {
  const split = splitScopes(scopes);
  return { ...split, classification: classify(scopes), print: keyPrint(scopes) };
}
