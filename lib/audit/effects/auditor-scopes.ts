import { splitScopes } from "../catalogue/catalogue";

/** All that an audit of an account and its subusers asks of a key, and what each scope is for. */
export const AUDITOR_SCOPES = [
  { scope: "api_keys.read", why: "lists every API key and its scopes" },
  { scope: "subusers.read", why: "lists your subusers, so that their keys can be read too" },
] as const;

const NEEDED: readonly string[] = AUDITOR_SCOPES.map(({ scope }) => scope);

/** The scopes of a key that an audit does not need, sorted; without those that SendGrid set by itself. */
export function beyondAudit(scopes: readonly string[]): string[] {
  return splitScopes(scopes).real.filter((scope) => !NEEDED.includes(scope));
}

/** The body of `POST /v3/api_keys` that makes the smallest key an audit can use. */
export function auditorKeyBody(): string {
  return JSON.stringify({ name: "key-audit", scopes: NEEDED }, null, 2);
}
