import "server-only";
import { isMissingApiKeyId } from "@/lib/audit/api-key-id";
import type { ApiKeyList, ApiKeyName } from "@/lib/contract/answers";
import { CustomerAccountsQuery, SubusersQuery } from "@/lib/contract/requests";
import { getApiKey, listApiKeys } from "@/lib/sendgrid/api-keys";
import { getScopes } from "@/lib/sendgrid/scopes";
import { getAllSubusers, getCustomerAccounts, getSubusers } from "@/lib/sendgrid/subusers";
import { assertOwn } from "./assert-own";
import { apiKeyIdOf, queryOf } from "./input";
import { respondJson } from "./respond";
import { withSendGrid } from "./with-sendgrid";

/** `GET /api/v3/api_keys` */
export const readApiKeys = withSendGrid(async ({ sg, account }) =>
  respondJson({ result: (await listApiKeys(sg, account)).map(asSendGridSays) }),
);

/** An unreadable id is null here: its placeholder is ours, not SendGrid's. */
function asSendGridSays({ api_key_id, name }: ApiKeyName): ApiKeyList["result"][number] {
  return { api_key_id: isMissingApiKeyId(api_key_id) ? null : api_key_id, name };
}

/** `GET /api/v3/api_keys/{api_key_id}` */
export const readApiKey = withSendGrid(async ({ sg, account }, _request, { api_key_id }) =>
  respondJson(await getApiKey(sg, account, apiKeyIdOf(api_key_id))),
);

/** `GET /api/v3/scopes` */
export const readScopes = withSendGrid(async ({ sg, account }) =>
  respondJson({ scopes: await getScopes(sg, account) }),
);

/** `GET /api/v3/subusers`: the requested page, or all of them. */
export const readSubusers = withSendGrid(async ({ sg, account }, request) => {
  assertOwn(account);
  const page = queryOf(SubusersQuery, request);
  const isAll = page.limit === undefined && page.offset === undefined;
  return respondJson(await (isAll ? getAllSubusers(sg, page.username) : getSubusers(sg, page)));
});

/** `GET /api/v3/partners/accounts` */
export const readCustomerAccounts = withSendGrid(async ({ sg, account }, request) => {
  assertOwn(account);
  const page = queryOf(CustomerAccountsQuery, request);
  return respondJson(await getCustomerAccounts(sg, page));
});
