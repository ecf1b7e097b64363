import type { AccountId } from "@/lib/audit/account";
import { isMissingApiKeyId } from "@/lib/audit/api-key-id";
import type { Fleet, FleetAccount, FleetKey } from "@/lib/audit/fleet/fleet";
import { matchLeaked } from "@/lib/audit/leak/scanner";

/** A key, and the fleet it was read with. */
export type Holder = { fleet: Fleet; key: FleetKey };

export type FleetsMatch = {
  /** Keys by ID; several accounts may list the same ID. Without holders: the signed-in key, in no list. */
  found: readonly { api_key_id: string; holders: readonly Holder[] }[];
  notFound: readonly string[];
  /** What was searched: keys and their accounts, each counted once. */
  keys: number;
  accounts: readonly FleetAccount[];
  /** Accounts whose list is not, or not yet, read. */
  unlisted: readonly FleetAccount[];
  /** Every account is read, so an ID in no list is in no account. */
  isWhole: boolean;
};

/**
 * Picks the fleet to use for an account that is in several: one that has its list, and of those the one read furthest.
 */
function bestFleets(
  fleets: readonly Fleet[],
): Map<AccountId, { fleet: Fleet; account: FleetAccount }> {
  const best = new Map<AccountId, { fleet: Fleet; account: FleetAccount }>();
  for (const fleet of fleets) {
    for (const [id, account] of fleet.accounts) {
      const known = best.get(id)?.account;
      const isBetter =
        known === undefined ||
        (known.keys === null && account.keys !== null) ||
        (known.status !== "read" && account.status === "read");
      if (isBetter) best.set(id, { fleet, account });
    }
  }
  return best;
}

/** A key that was listed without its ID may be any key, so no ID can be ruled out. */
function isWholeFleet({ target, finishedAtMs, accounts, keys }: Fleet): boolean {
  return (
    target === "all" &&
    finishedAtMs !== null &&
    [...accounts.values()].every(({ status }) => status === "read") &&
    !keys.some(({ api_key_id }) => isMissingApiKeyId(api_key_id))
  );
}

/**
 * Finds the keys of leaked IDs in everything that was read, counting what several fleets share only once.
 * @param signedInId ID of the signed-in key, which is the reader's own even if it is in no list
 */
export function matchInFleets(
  ids: Iterable<string>,
  fleets: readonly Fleet[],
  signedInId?: string,
): FleetsMatch {
  const wanted = [...ids];
  const best = bestFleets(fleets);
  const holders = new Map<string, Holder[]>(wanted.map((id) => [id, []]));
  for (const fleet of fleets) {
    for (const { api_key_id, keys } of matchLeaked(wanted, fleet).found) {
      for (const key of keys) {
        if (best.get(key.account)?.fleet === fleet) holders.get(api_key_id)?.push({ fleet, key });
      }
    }
  }
  const all = [...holders].map(([api_key_id, list]) => ({ api_key_id, holders: list }));
  const accounts = [...best.values()].map(({ account }) => account);
  const unlisted = accounts.filter((account) => account.keys === null);
  const isFound = ({ api_key_id, holders: list }: FleetsMatch["found"][number]) =>
    list.length > 0 || api_key_id === signedInId;
  return {
    found: all.filter(isFound),
    notFound: all.filter((each) => !isFound(each)).map((each) => each.api_key_id),
    keys: accounts.reduce((sum, account) => sum + (account.keys ?? 0), 0),
    accounts: accounts.filter((account) => account.keys !== null),
    unlisted,
    isWhole: unlisted.length === 0 && fleets.some(isWholeFleet),
  };
}
