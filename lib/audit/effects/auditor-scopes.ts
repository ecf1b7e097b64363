import { splitScopes } from "../catalogue/catalogue";

/** Every scope that an audit of an account and its subusers needs, and what each is for. */
export const AUDITOR_SCOPES = [
  { scope: "api_keys.read", why: "lists every API key and its scopes" },
  { scope: "subusers.read", why: "lists your subusers, so their keys can be read too" },
] as const;

/** Scopes an audit can do without: what each is for, and what else it lets the holder of the key read. */
export const OPTIONAL_SCOPES = [
  {
    scope: "messages.read",
    why: "shows when a key last sent mail. It also shows recipients, senders and subjects to anyone who has the key; this app keeps none of that",
  },
] as const;

const NEEDED: readonly string[] = AUDITOR_SCOPES.map(({ scope }) => scope);

const USED: readonly string[] = [...NEEDED, ...OPTIONAL_SCOPES.map(({ scope }) => scope)];

/** The scopes of a key that an audit doesn't use, sorted, without those that SendGrid set by itself. */
export function beyondAudit(scopes: readonly string[]): string[] {
  return splitScopes(scopes).real.filter((scope) => !USED.includes(scope));
}

/** The body of `POST /v3/api_keys` that creates the smallest key an audit can use. */
export function auditorKeyBody(): string {
  return JSON.stringify({ name: "key-audit", scopes: NEEDED }, null, 2);
}
