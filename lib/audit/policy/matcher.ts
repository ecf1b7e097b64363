import type { AccountId } from "../account";
import { wildcardTest } from "../catalogue/pattern";
import { kept } from "../kept";
import type { PolicyWhere } from "./document";

type Patterns = string | readonly string[] | undefined;

/** A `where`. Name and account must both match: each does if any of its patterns does, or if it has none. */
export type Matcher = { name: Patterns; account: Patterns };

type Placed = { name: string; account: AccountId };

/** Without a `where`, every key matches. Case doesn’t matter. */
export function matcherOf(where: PolicyWhere | undefined): Matcher {
  return { name: where?.name, account: where?.account };
}

/**
 * Runs many matchers on keys, returning the positions of those that match. It tests each pattern once for each name and
 * account, however many matchers and keys share it; keys with the same matches get the same list.
 */
export function placesOf(matchers: readonly Matcher[]): (key: Placed) => readonly number[] {
  const ofName = fitsOf(matchers.map(({ name }) => name));
  const ofAccount = fitsOf(matchers.map(({ account }) => account));
  const places = kept((byName: readonly boolean[]) =>
    kept((byAccount: readonly boolean[]) =>
      [...matchers.keys()].filter((at) => byName[at] === true && byAccount[at] === true),
    ),
  );
  return ({ name, account }) => places(ofName(name))(ofAccount(account));
}

/** Which of the patterns a text matches, by position: texts with the same matches get the same list. */
function fitsOf(all: readonly Patterns[]): (text: string) => readonly boolean[] {
  const spelled = all.map((patterns) => (patterns === undefined ? null : [patterns].flat()));
  const signs = spelled.map((patterns) => JSON.stringify(patterns));
  const tests = new Map<string, (text: string) => boolean>();
  for (const patterns of spelled) {
    if (patterns === null) continue;
    const [only, ...others] = patterns.map(wildcardTest);
    const any = (text: string) => only?.(text) === true || others.some((test) => test(text));
    tests.set(JSON.stringify(patterns), others.length === 0 && only !== undefined ? only : any);
  }
  const fits = kept((fitting: string) => {
    const known = new Set(fitting.split("\n"));
    return signs.map((sign) => sign === "null" || known.has(sign));
  });
  if (tests.size === 0) return () => fits("");
  return kept((text: string) => {
    const small = text.toLowerCase();
    let fitting = "";
    for (const [sign, test] of tests) if (test(small)) fitting += `${sign}\n`;
    return fits(fitting);
  });
}
