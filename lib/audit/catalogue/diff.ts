import { splitScopes } from "./catalogue";

/** Two scope sets side by side, without the flags that SendGrid sets by itself; each part is sorted. */
export type ScopeDiff = {
  onlyLeft: readonly string[];
  both: readonly string[];
  onlyRight: readonly string[];
};

/** Compares two scope sets. Unknown scopes count like any other; SendGrid's own flags do not. */
export function diffScopes(left: readonly string[], right: readonly string[]): ScopeDiff {
  const [a, b] = [splitScopes(left).real, splitScopes(right).real];
  const [inA, inB] = [new Set(a), new Set(b)];
  return {
    onlyLeft: a.filter((scope) => !inB.has(scope)),
    both: a.filter((scope) => inB.has(scope)),
    onlyRight: b.filter((scope) => !inA.has(scope)),
  };
}
