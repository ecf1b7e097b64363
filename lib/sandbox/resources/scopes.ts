import { accountOf, type Call, isReply } from "../call";
import { PARENT_ONLY_SCOPES } from "../data/scope-sets";
import { json, type Reply } from "../reply";

/** GET /v3/scopes: what the signed-in key may do; on behalf of another account, the part of it that exists there. */
export function listScopes(call: Call): Reply {
  const account = accountOf(call);
  if (isReply(account)) return account;
  const scopes = [...call.tenant.scopes];
  const own = account === call.tenant.account;
  return json(200, {
    scopes: own ? scopes : scopes.filter((scope) => !PARENT_ONLY_SCOPES.has(scope)),
  });
}
