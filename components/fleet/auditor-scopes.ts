/** All that an audit of an account and its subusers asks of a key, and what each scope is for. */
export const AUDITOR_SCOPES = [
  { scope: "api_keys.read", why: "lists every API key and its scopes" },
  { scope: "subusers.read", why: "lists your subusers, so that their keys can be read too" },
] as const;

/** The body of `POST /v3/api_keys` that makes the smallest key an audit can use. */
export function auditorKeyBody(): string {
  const scopes = AUDITOR_SCOPES.map((each) => each.scope);
  return JSON.stringify({ name: "key-audit", scopes }, null, 2);
}
