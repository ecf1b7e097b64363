import { CATALOGUE } from "./catalogue";
import { LIST } from "./table";

/** The list of scopes that an answer rests on: the UTC day scopes.csv last changed, and its SHA-256. */
export const CATALOGUE_VERSION = { ...LIST, scopes: CATALOGUE.length } as const;

/** The catalogue's version in a few words, with enough of the hash to tell two versions apart. */
export function catalogueWords(): string {
  const { date, sha256, scopes } = CATALOGUE_VERSION;
  return `catalog of ${scopes} scopes, ${date}, ${sha256.slice(0, 12)}`;
}
