import type { SandboxKey } from "../account";

/** A call that changes a key, as a script makes it, with its JSON body parsed. */
export type KeyWrite = { method: string; api_key_id: string; body: unknown };

function bodyOf(body: unknown): { name?: unknown; scopes?: unknown } {
  return typeof body === "object" && body !== null ? body : {};
}

/** Flags that SendGrid sets by itself and refuses as input (sendgrid/facts: Terraform providers). */
const FLAG = /^(?:2fa_required|2fa_exempt|sender_verification_\w+)$/;

/**
 * Changes an account's keys as in SendGrid's OpenAPI document: PUT replaces the name and all scopes; PATCH the name;
 * DELETE removes the key. Only for tests: the sandbox answers only GET, since this tool sends nothing else.
 */
export function writeKey(
  keys: readonly SandboxKey[],
  { method, api_key_id, body }: KeyWrite,
): { status: number; keys: readonly SandboxKey[] } {
  const key = keys.find((each) => each.api_key_id === api_key_id);
  if (key === undefined) return { status: 404, keys };
  const others = (next: SandboxKey) => keys.map((each) => (each === key ? next : each));
  if (method === "DELETE") return { status: 204, keys: keys.filter((each) => each !== key) };
  const { name, scopes } = bodyOf(body);
  if (typeof name !== "string" || name === "") return { status: 400, keys };
  if (method === "PATCH") return { status: 200, keys: others({ ...key, name }) };
  const isList = Array.isArray(scopes) && scopes.length > 0;
  if (method !== "PUT" || !isList || !scopes.every((scope) => typeof scope === "string")) {
    return { status: 400, keys };
  }
  if (scopes.some((scope) => FLAG.test(scope))) return { status: 400, keys };
  const flags = key.scopes?.filter((scope) => FLAG.test(scope)) ?? [];
  return { status: 200, keys: others({ ...key, name, scopes: [...scopes, ...flags] }) };
}
