import { type Call, isReply, numberOf, ownAccountOf } from "../call";
import { failures, json, type Reply } from "../reply";

const PAGE_CAP = 500;

/**
 * GET /v3/subusers: a bare array. At most 500 a page whatever `limit` says, and no `Link` header to announce more.
 * Includes `region` only on request. `username` finds names that start with it.
 */
export function listSubusers(call: Call): Reply {
  const account = ownAccountOf(call);
  if (isReply(account)) return account;
  if (!call.tenant.scopes.has("subusers.read")) return failures.subusersForbidden();
  const limit = numberOf(call.query, "limit", 1, PAGE_CAP);
  const offset = numberOf(call.query, "offset", 0, 0);
  if (typeof limit !== "number") return limit;
  if (typeof offset !== "number") return offset;
  const region = call.query.get("region") ?? "all";
  if (!["all", "global", "eu"].includes(region)) return failures.badParameter("region");
  const start = call.query.get("username") ?? "";
  const withRegion = call.query.get("include_region") === "true";
  const page = [...call.tenant.subusers.values()]
    .filter((subuser) => subuser.username.startsWith(start))
    .filter((subuser) => region === "all" || subuser.region === region)
    .slice(offset, offset + Math.min(limit, PAGE_CAP));
  return json(
    200,
    page.map((subuser) => ({
      disabled: subuser.disabled,
      email: subuser.email,
      id: subuser.id,
      username: subuser.username,
      ...(withRegion ? { region: subuser.region } : {}),
    })),
  );
}
