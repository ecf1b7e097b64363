import "server-only";
import { z } from "zod";

const Scopes = z.array(z.string());

/**
 * Text that a stranger chose, as the store keeps it: a JSON string. PostgreSQL refuses a NUL and neither database keeps
 * half of a surrogate pair, so one hostile key name would otherwise fail the batch it is in.
 */
export function packText(text: string): string {
  return JSON.stringify(text);
}

/** The inverse of {@link packText}, character for character. A year's history has 30,000 of them: no schema is asked. */
export function unpackText(packed: string): string {
  const text: unknown = JSON.parse(packed);
  if (typeof text !== "string") throw new Error("The store holds a text that is none.");
  return text;
}

/** Scopes that SendGrid may not have told from their JSON: null is not "none". */
export function unpackKnownScopes(json: string): string[] | null {
  return Scopes.nullable().parse(JSON.parse(json));
}

/** Scopes from their JSON array. */
export function unpackScopes(json: string): string[] {
  return Scopes.parse(JSON.parse(json));
}
