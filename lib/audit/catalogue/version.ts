import { CATALOGUE } from "./catalogue";
import { LIST } from "./table";

/** Which list of scopes an answer rests on: scopes.csv, by the day it last changed (UTC) and its SHA-256. */
export const CATALOGUE_VERSION = { ...LIST, scopes: CATALOGUE.length } as const;

/** The catalogue's version in a few words, with as much of the hash as tells two versions apart. */
export function catalogueWords(): string {
  const { date, sha256, scopes } = CATALOGUE_VERSION;
  return `catalog of ${scopes} scopes, ${date}, ${sha256.slice(0, 12)}`;
}
