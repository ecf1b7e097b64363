import type { SandboxAccount } from "../account";
import { accountOf, type Call, idShown, isReply, numberOf } from "../call";
import { editedKeys } from "../key-edits";
import { linkHeader } from "../link-header";
import { failures, json, type Reply } from "../reply";

// An account may have at most 100 keys, so one page holds them all.
const PAGE_CAP = 100;

function readable(call: Call): SandboxAccount | Reply {
  const account = accountOf(call);
  if (isReply(account)) return account;
  return call.tenant.scopes.has("api_keys.read") ? account : failures.accessForbidden();
}

/** Edits apply only to the key's own account. */
function editsOf({ edits, tenant }: Call, account: SandboxAccount) {
  return account === tenant.account ? edits : null;
}

/** GET /v3/api_keys: names and ids, no scopes, with the undocumented `Link` header. */
export function listApiKeys(call: Call): Reply {
  const account = readable(call);
  if (isReply(account)) return account;
  const limit = numberOf(call.query, "limit", 1, PAGE_CAP);
  const offset = numberOf(call.query, "offset", 0, 0);
  if (typeof limit !== "number") return limit;
  if (typeof offset !== "number") return offset;
  const size = Math.min(limit, PAGE_CAP);
  const keys = editedKeys(account, editsOf(call, account));
  const result = keys
    .slice(offset, offset + size)
    .map((key) => ({ name: key.name, api_key_id: idShown(call, key) }));
  return json(200, { result }, { Link: linkHeader(call, size, offset, keys.length) });
}

/** GET /v3/api_keys/{api_key_id}: flat, or inside `result` on the tenant that follows the documentation. */
export function getApiKey(call: Call, apiKeyId: string): Reply {
  const account = readable(call);
  if (isReply(account)) return account;
  const { tenant } = call;
  const own = apiKeyId === call.apiKeyId;
  const id = own ? tenant.apiKeyId : apiKeyId;
  const edits = editsOf(call, account);
  const key =
    edits === null
      ? account.find(id)
      : editedKeys(account, edits).find((each) => each.api_key_id === id);
  if (!key || idShown(call, key) !== apiKeyId) return failures.keyNotFound();
  const detail = { api_key_id: apiKeyId, name: key.name, scopes: key.scopes };
  return json(200, tenant.wrapDetail ? { result: [detail] } : detail);
}
