import "server-only";
import type { Account } from "@/lib/audit/account";
import { getForAccount, getOwn } from "./client";
import type { SendGrid } from "./sendgrid";
import { WireScopes, WireUsername } from "./wire";

/** `GET /v3/scopes`: what the signed-in key may do. Needs no scope, so it is also the check that the key lives. */
export async function getScopes(sg: SendGrid, account: Account): Promise<string[]> {
  const { data } = await getForAccount(sg, { path: "/v3/scopes", account, schema: WireScopes });
  return data.scopes;
}

/** `GET /v3/user/username`: the account's name. Needs `user.username.read`, which few custom keys hold. */
export async function getUsername(sg: SendGrid): Promise<string> {
  const { data } = await getOwn(sg, { path: "/v3/user/username", schema: WireUsername });
  return data.username;
}
