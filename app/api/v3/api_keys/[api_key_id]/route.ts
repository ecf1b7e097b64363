import { getApiKey } from "@/lib/sendgrid/api-keys";
import { apiKeyIdOf } from "@/lib/server/http/input";
import { methods } from "@/lib/server/http/methods";
import { respondJson } from "@/lib/server/http/respond";
import { withSendGrid } from "@/lib/server/http/with-sendgrid";

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: withSendGrid(async ({ sg, account }, _request, { api_key_id }) =>
    respondJson(await getApiKey(sg, account, apiKeyIdOf(api_key_id))),
  ),
});
