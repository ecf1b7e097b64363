import { getScopes } from "@/lib/sendgrid/scopes";
import { methods } from "@/lib/server/http/methods";
import { respondJson } from "@/lib/server/http/respond";
import { withSendGrid } from "@/lib/server/http/with-sendgrid";

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: withSendGrid(async ({ sg, account }) =>
    respondJson({ scopes: await getScopes(sg, account) }),
  ),
});
