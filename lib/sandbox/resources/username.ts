import { accountOf, type Call, isReply } from "../call";
import { failures, json, type Reply } from "../reply";

/** GET /v3/user/username: needs a scope that the console never gives to custom keys. */
export function getUsername(call: Call): Reply {
  const account = accountOf(call);
  if (isReply(account)) return account;
  if (!call.tenant.scopes.has("user.username.read")) return failures.accessForbidden();
  return json(200, { username: account.username, user_id: account.id });
}
