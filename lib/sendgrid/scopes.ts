import "server-only";
import { type Account, SELF } from "@/lib/audit/account";
import { scopeEntry } from "@/lib/audit/catalogue/catalogue";
import { listApiKeys } from "./api-keys";
import { getForAccount, getOwn } from "./client";
import { ignoredHeader, isFailure, SendGridError } from "./error";
import type { SendGrid } from "./sendgrid";
import { WireApiKeys, WireScopes, WireUsername } from "./wire";

/**
 * `GET /v3/scopes`: what the signed-in key may do; on behalf of another account, the part of it that exists there.
 * Needs no scope, so it also checks that the key is alive.
 * @throws SendGridError; `unreadable` also if another account was asked for and the answer may be the parent's
 */
export async function getScopes(sg: SendGrid, account: Account): Promise<string[]> {
  const { data } = await getForAccount(sg, { path: "/v3/scopes", account, schema: WireScopes });
  if (account.kind !== "self") await assertNotTheParents(sg, account, data.scopes);
  return data.scopes;
}

/**
 * The signed-in key's own scopes; null if SendGrid refused, as it may do even for a live key.
 * @throws SendGridError; `rejected` if the key is dead
 */
export async function getKnownScopes(sg: SendGrid): Promise<string[] | null> {
  return getScopes(sg, SELF).catch((error: unknown) => {
    if (isFailure(error, "forbidden")) return null;
    throw error;
  });
}

/**
 * {@link getKnownScopes} for a key that is signing in. An answer that is neither scopes nor a refusal says nothing
 * about the key, since a gateway may not know the path: the key's own list then shows whether it is alive.
 * @throws SendGridError; `rejected` if the key is dead
 */
export async function getScopesOfLiving(sg: SendGrid): Promise<string[] | null> {
  return getKnownScopes(sg).catch(async (error: unknown) => {
    const isAnswered = isFailure(error, "not_found", "unreadable");
    if (isAnswered && (await mayAskForKeys(sg))) return null;
    throw error;
  });
}

/** Whether SendGrid lists keys, or refuses to: both need a live key. @throws SendGridError `rejected` */
async function mayAskForKeys(sg: SendGrid): Promise<boolean> {
  const read = { path: "/v3/api_keys", query: { limit: 1 }, schema: WireApiKeys } as const;
  return getOwn(sg, read).then(
    () => true,
    (error: unknown) => {
      if (!(error instanceof SendGridError) || error.kind === "rejected") throw error;
      return error.kind === "forbidden";
    },
  );
}

/**
 * Scopes that differ from the parent's own are not the parent's. Equal ones may be: then none may be parent-only, and
 * the account's list of keys must differ from the parent's, which takes an honored header.
 */
async function assertNotTheParents(sg: SendGrid, account: Account, scopes: readonly string[]) {
  const own = new Set(await getScopes(sg, SELF));
  const isSame = own.size === new Set(scopes).size && scopes.every((scope) => own.has(scope));
  if (!isSame) return;
  if (scopes.some((scope) => scopeEntry(scope)?.kind === "parent_only"))
    throw ignoredHeader("/v3/scopes");
  await listApiKeys(sg, account);
}

/** `GET /v3/user/username`: the account's name. Needs `user.username.read`, which few custom keys have. */
export async function getUsername(sg: SendGrid): Promise<string> {
  const { data } = await getOwn(sg, { path: "/v3/user/username", schema: WireUsername });
  return data.username;
}
