import type { Call } from "./call";
import { failures, type Reply } from "./reply";
import { getApiKey, listApiKeys } from "./resources/api-keys";
import { listCustomerAccounts } from "./resources/customer-accounts";
import { listMessages, MESSAGES } from "./resources/messages";
import { listScopes } from "./resources/scopes";
import { listSubusers } from "./resources/subusers";
import { getUsername } from "./resources/username";

export const CUSTOMER_ACCOUNTS = "/v3/partners/accounts";

const RESOURCES: ReadonlyMap<string, (call: Call) => Reply> = new Map([
  ["/v3/api_keys", listApiKeys],
  ["/v3/scopes", listScopes],
  ["/v3/subusers", listSubusers],
  ["/v3/user/username", getUsername],
  [CUSTOMER_ACCOUNTS, listCustomerAccounts],
  [MESSAGES, listMessages],
]);

const API_KEY = /^\/v3\/api_keys\/([^/]+)$/;

/** SendGrid's answer to an authenticated GET; 404 for every path the sandbox doesn't know. */
export function route(call: Call): Reply {
  const resource = RESOURCES.get(call.path);
  if (resource) return resource(call);
  const id = API_KEY.exec(call.path)?.[1];
  return id === undefined ? failures.notFound() : getApiKey(call, id);
}
