import "server-only";
import { LRUCache } from "lru-cache";
import { type Account, accountId, SELF } from "@/lib/audit/account";
import type { Region } from "@/lib/audit/fleet/fleet";
import { processWide } from "@/lib/process-wide";
import { SendGridError } from "./error";
import type { SendGrid } from "./sendgrid";
import { get } from "./transport";
import { isOdd, WireSubusers } from "./wire";

const REMEMBERED_MS = 600_000;

const regions = processWide(
  "regions",
  () => new LRUCache<string, Region>({ max: 20_000, ttl: REMEMBERED_MS }),
);

// Includes the credential: two parents may each have a subuser with the same name.
const keyOf = ({ credential }: SendGrid, account: Account) =>
  `${credential.owner}|${accountId(account)}`;

/** Remembers an account's region for ten minutes. */
export function rememberRegion(sg: SendGrid, account: Account, region: Region) {
  regions.set(keyOf(sg, account), region);
}

/**
 * The host that answers for an account; asks for a subuser's region once. If it can't be learned (the key may not list
 * subusers, or the list lacks the name), the key's own host is as good a guess as any.
 */
export async function regionOf(sg: SendGrid, account: Account): Promise<Region> {
  const known = regions.get(keyOf(sg, account));
  if (known !== undefined) return known;
  const home = sg.credential.home;
  if (account.kind !== "subuser") return home;
  const query = { username: account.username, limit: 1, include_region: "true" };
  const path = "/v3/subusers";
  const read = { path, query, account: SELF, region: home, schema: WireSubusers } as const;
  const region = await get(sg.credential, read, sg.options).then(
    ({ data }) => {
      const row = data.find((each) => !isOdd(each) && each.username === account.username);
      return (row && !isOdd(row) ? row.region : null) ?? home;
    },
    (error: unknown) => {
      if (error instanceof SendGridError && error.kind !== "rejected") return home;
      throw error;
    },
  );
  rememberRegion(sg, account, region);
  return region;
}
