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
/** SendGrid listed the account without a region that is known to have a host: it need not be asked again. */
const NONE = "none";

const regions = processWide(
  "regions",
  () => new LRUCache<string, Region | typeof NONE>({ max: 20_000, ttl: REMEMBERED_MS }),
);

// Includes the credential: two parents may each have a subuser with the same name.
const keyOf = ({ credential }: SendGrid, account: Account) =>
  `${credential.owner}|${accountId(account)}`;

/** Keeps what SendGrid told of an account's region, for ten minutes: `null` where its list named none. */
export function rememberRegion(sg: SendGrid, account: Account, region: Region | null) {
  regions.set(keyOf(sg, account), region ?? NONE);
}

/** Keeps which host answered for an account, where no list has told its region. */
export function rememberAnswer(sg: SendGrid, account: Account, region: Region) {
  const known = regions.get(keyOf(sg, account)) ?? NONE;
  if (account.kind === "subuser" && known === NONE) rememberRegion(sg, account, region);
}

/**
 * The host that answers for an account: a subuser's region is asked for once. Where it cannot be learned (the key may
 * not list subusers, the name is not listed), the key's own host is as good a guess as any, and is kept by nobody.
 */
export async function regionOf(sg: SendGrid, account: Account): Promise<Region> {
  const known = regions.get(keyOf(sg, account));
  const home = sg.credential.home;
  if (known !== undefined) return known === NONE ? home : known;
  if (account.kind !== "subuser") return home;
  const query = { username: account.username, limit: 1, include_region: "true" };
  const path = "/v3/subusers";
  const read = { path, query, account: SELF, region: home, schema: WireSubusers } as const;
  try {
    const { data } = await get(sg.credential, read, sg.options);
    const row = data.find((each) => !isOdd(each) && each.username === account.username);
    if (row === undefined || isOdd(row)) return home;
    rememberRegion(sg, account, row.region);
    return row.region ?? home;
  } catch (error) {
    if (error instanceof SendGridError && error.kind !== "rejected") return home;
    throw error;
  }
}
