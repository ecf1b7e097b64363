import { type KeyRef, keyRef } from "../key-ref";
import type { Review } from "./review";

/** How a key compares with the review before. */
export type ChangeSince =
  | "new"
  | "scopes changed"
  | "same"
  | "unknown: not read"
  | "no last review";

/** What changed in each key of a review since the one before it; compares the scope sets that each froze. */
export function changeSince(
  review: Review,
  last: Review | undefined,
): (ref: KeyRef) => ChangeSince {
  if (last === undefined) return () => "no last review";
  const [before, now] = [scopesOf(last), scopesOf(review)];
  // Only a list that lacked a key proves it new: an account that nobody asked about has proven nothing.
  const listed = new Set(
    last.snapshot.accounts.filter(({ status }) => status === "read").map(({ account }) => account),
  );
  const accountOf = new Map(review.snapshot.keys.map((key) => [keyRef(key), key.account]));
  return (ref) => {
    const [then, today] = [before.get(ref), now.get(ref)];
    if (then === undefined)
      return listed.has(accountOf.get(ref) ?? "") ? "new" : "unknown: not read";
    if (then === null || today === null || today === undefined) return "unknown: not read";
    return then === today ? "same" : "scopes changed";
  };
}

/** The scopes of each key as one text; null if they were not read. */
function scopesOf({ snapshot }: Review): Map<KeyRef, string | null> {
  const texts = snapshot.shapes.map(({ scopes }) => JSON.stringify(scopes));
  return new Map(
    snapshot.keys.map((key) => [
      keyRef(key),
      key.shape === null ? null : (texts[key.shape] ?? null),
    ]),
  );
}
