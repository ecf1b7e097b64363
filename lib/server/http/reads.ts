import "server-only";
import { getApiKey, listApiKeys } from "@/lib/sendgrid/api-keys";
import { getScopes } from "@/lib/sendgrid/scopes";
import { getCustomerAccounts, getSubusers } from "@/lib/sendgrid/subusers";
import { accountPageOf, apiKeyIdOf, subuserPageOf } from "./input";
import { respondJson } from "./respond";
import { withSendGrid } from "./with-sendgrid";

const queryOf = (request: Request) => new URL(request.url).searchParams;

/** `GET /api/v3/api_keys` */
export const readApiKeys = withSendGrid(async ({ sg, account }) =>
  respondJson({ result: await listApiKeys(sg, account) }),
);

/** `GET /api/v3/api_keys/{api_key_id}` */
export const readApiKey = withSendGrid(async ({ sg, account }, _request, { api_key_id }) =>
  respondJson(await getApiKey(sg, account, apiKeyIdOf(api_key_id))),
);

/** `GET /api/v3/scopes` */
export const readScopes = withSendGrid(async ({ sg, account }) =>
  respondJson({ scopes: await getScopes(sg, account) }),
);

/** `GET /api/v3/subusers` */
export const readSubusers = withSendGrid(async ({ sg }, request) =>
  respondJson(await getSubusers(sg, subuserPageOf(queryOf(request)))),
);

/** `GET /api/v3/partners/accounts` */
export const readCustomerAccounts = withSendGrid(async ({ sg }, request) =>
  respondJson(await getCustomerAccounts(sg, accountPageOf(queryOf(request)))),
);
