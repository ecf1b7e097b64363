import { getSubusers } from "@/lib/sendgrid/subusers";
import { subuserPageOf } from "@/lib/server/http/input";
import { methods } from "@/lib/server/http/methods";
import { respondJson } from "@/lib/server/http/respond";
import { withSendGrid } from "@/lib/server/http/with-sendgrid";

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: withSendGrid(async ({ sg }, request) =>
    respondJson(await getSubusers(sg, subuserPageOf(new URL(request.url).searchParams))),
  ),
});
