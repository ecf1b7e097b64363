import "server-only";
import type { CustomerAccounts, Subuser } from "@/lib/contract/answers";
import { getOwn } from "./client";
import { endlessList } from "./error";
import { rememberRegion } from "./region";
import type { SendGrid } from "./sendgrid";
import { WireCustomerAccounts, WireSubusers } from "./wire";

/** SendGrid serves at most this many subusers a page, whatever is asked. */
const PAGE = 500;
const MAX_PAGES = 100;

type SubuserPage = { username?: string; limit?: number; offset?: number };

/** One page of `GET /v3/subusers`, each with its region. */
export async function getSubusers(sg: SendGrid, page: SubuserPage): Promise<Subuser[]> {
  const query = { ...page, include_region: "true" };
  const { data: rows } = await getOwn(sg, { path: "/v3/subusers", query, schema: WireSubusers });
  for (const { username, region } of rows)
    rememberRegion(sg, { kind: "subuser", username }, region);
  return rows;
}

/** Every subuser. A full page is no proof of a next one, and a `Link` header is not always sent: ends when nobody is new. */
export async function listSubusers(sg: SendGrid): Promise<Subuser[]> {
  const byName = new Map<string, Subuser>();
  for (let page = 0, offset = 0; page < MAX_PAGES; page += 1) {
    const rows = await getSubusers(sg, { limit: PAGE, offset });
    const before = byName.size;
    for (const row of rows) byName.set(row.username, row);
    if (byName.size === before) return [...byName.values()];
    offset += rows.length;
  }
  throw endlessList("/v3/subusers");
}

/** One page of `GET /v3/partners/accounts`. `offset` is a cursor: the last id of the page before. */
export async function getCustomerAccounts(
  sg: SendGrid,
  page: { limit?: number; offset?: string },
): Promise<CustomerAccounts> {
  const { data } = await getOwn(sg, {
    path: "/v3/partners/accounts",
    query: { ...page },
    schema: WireCustomerAccounts,
  });
  return data;
}
