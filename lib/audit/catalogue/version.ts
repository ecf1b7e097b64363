import { CATALOGUE } from "./catalogue";

/** Which list of scopes an answer rests on: scopes.csv, by its day and its SHA-256. A test holds them together. */
export const CATALOGUE_VERSION = {
  /** The day scopes.csv last changed, UTC. */
  date: "2026-11-22",
  sha256: "6b6bc7e3f770adc5c3a27cb6346996b5490a85abb029c12bc6c0c3aa90a3f27d",
  scopes: CATALOGUE.length,
} as const;

/** The catalogue's version in a few words, with as much of the hash as tells two versions apart. */
export function catalogueWords(): string {
  const { date, sha256, scopes } = CATALOGUE_VERSION;
  return `catalogue of ${scopes} scopes, ${date}, ${sha256.slice(0, 12)}`;
}
