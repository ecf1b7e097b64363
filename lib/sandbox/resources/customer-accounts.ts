import { type Call, isReply, numberOf, ownAccountOf } from "../call";
import { failures, json, type Reply } from "../reply";

const PAGE_CAP = 100;

/** GET /v3/partners/accounts: pages by cursor, `offset` being the last id received. For resellers only. */
export function listCustomerAccounts(call: Call): Reply {
  const account = ownAccountOf(call);
  if (isReply(account)) return failures.provisioningUnauthenticated();
  const { customers } = call.tenant;
  if (!customers) return failures.provisioningForbidden();
  const limit = numberOf(call.query, "limit", 1, 10);
  if (typeof limit !== "number") return limit;
  const after = call.query.get("offset");
  const at = after ? customers.findIndex(({ id }) => id === after) : -1;
  if (after && at === -1) return failures.badParameter("offset");
  const page = customers.slice(at + 1, at + 1 + Math.min(limit, PAGE_CAP));
  const last = page.at(-1)?.id;
  return json(200, {
    accounts: page.map(({ id, created_at }) => ({ id, created_at })),
    pages: last === undefined ? {} : { last },
  });
}
