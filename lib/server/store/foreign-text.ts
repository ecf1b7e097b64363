import "server-only";
import { z } from "zod";

const Scopes = z.array(z.string());

/**
 * Packs text that a stranger chose as a JSON string. PostgreSQL refuses a NUL, and neither database keeps half of a
 * surrogate pair, so one hostile key name would otherwise fail its whole batch.
 */
export function packText(text: string): string {
  return JSON.stringify(text);
}

/** The exact inverse of {@link packText}. Runs without a schema, since a year's history has 30,000 of them. */
export function unpackText(packed: string): string {
  const text: unknown = JSON.parse(packed);
  if (typeof text !== "string") throw new Error("The store holds a text that is none.");
  return text;
}

/** Parses scopes that may be unknown: null is not "none". */
export function unpackKnownScopes(json: string): string[] | null {
  return Scopes.nullable().parse(JSON.parse(json));
}

/** Parses a JSON array of scopes. */
export function unpackScopes(json: string): string[] {
  return Scopes.parse(JSON.parse(json));
}
