import { splitScopes } from "../catalogue/catalogue";
import type { Fleet } from "../fleet/fleet";

/** SHA-256 of a text in hex; null if it can't be computed. */
export type Digest = (text: string) => Promise<string | null>;

/**
 * The SHA-256 of each scope set of a fleet: of its sorted scopes, each followed by a line feed, as `sort | sha256sum`
 * computes it. Leaves out SendGrid's own flags.
 */
export async function scopeHashes(fleet: Fleet, digest: Digest): Promise<Map<number, string>> {
  const hashes = await Promise.all(
    [...fleet.shapes].map(async ([shape, scopes]): Promise<[number, string | null]> => {
      const text = splitScopes(scopes)
        .real.map((scope) => `${scope}\n`)
        .join("");
      return [shape, await digest(text)];
    }),
  );
  return new Map(hashes.flatMap(([shape, hash]) => (hash === null ? [] : [[shape, hash]])));
}
