import "server-only";
import { z } from "zod";

const Text = z.string();
const Scopes = z.array(Text);

/**
 * Text that a stranger chose, as the store keeps it: a JSON string. PostgreSQL refuses a NUL and neither database keeps
 * half of a surrogate pair, so one hostile key name would otherwise fail the batch it is in.
 */
export function packText(text: string): string {
  return JSON.stringify(text);
}

/** The inverse of {@link packText}, character for character. */
export function unpackText(packed: string): string {
  return Text.parse(JSON.parse(packed));
}

/** Scopes that SendGrid may not have told from their JSON: null is not "none". */
export function unpackKnownScopes(json: string): string[] | null {
  return Scopes.nullable().parse(JSON.parse(json));
}

/** Scopes from their JSON array. */
export function unpackScopes(json: string): string[] {
  return Scopes.parse(JSON.parse(json));
}
