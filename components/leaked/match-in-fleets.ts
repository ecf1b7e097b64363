import type { AccountId } from "@/lib/audit/account";
import type { Fleet, FleetAccount, FleetKey } from "@/lib/audit/fleet/fleet";
import { matchLeaked } from "@/lib/audit/leak/scanner";

/** A key and what else was read with it. */
export type Holder = { fleet: Fleet; key: FleetKey };

export type FleetsMatch = {
  /** By id; the same id may be listed in several accounts. */
  found: readonly { api_key_id: string; holders: readonly Holder[] }[];
  notFound: readonly string[];
  /** What was searched: keys and the accounts they are in, each once. */
  keys: number;
  accounts: readonly FleetAccount[];
  /** Accounts whose list is not, or not yet, read. */
  unlisted: readonly FleetAccount[];
};

/** Which fleet speaks for an account that is in several: one that has its list, and of those the one read furthest. */
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

/** Finds the keys of leaked ids in everything that has been read, counting what several fleets share only once. */
export function matchInFleets(ids: Iterable<string>, fleets: readonly Fleet[]): FleetsMatch {
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
  return {
    found: all.filter((each) => each.holders.length > 0),
    notFound: all.filter((each) => each.holders.length === 0).map((each) => each.api_key_id),
    keys: accounts.reduce((sum, account) => sum + (account.keys ?? 0), 0),
    accounts: accounts.filter((account) => account.keys !== null),
    unlisted: accounts.filter((account) => account.keys === null),
  };
}
