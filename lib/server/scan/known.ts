import "server-only";
import type { AccountId } from "@/lib/audit/account";
import { keyRef } from "@/lib/audit/key-ref";
import type { Store } from "../store/open-store";
import type { StoredAccount } from "../store/scan-accounts";
import { allOf, readAccountPage, readKeyPage, type StoredKey } from "../store/scan-changes";

/** What earlier scans left in the store: what of it is fresh is not read again. */
export type Known = {
  accounts: ReadonlyMap<AccountId, StoredAccount>;
  keysOf: (account: AccountId) => readonly StoredKey[];
  isFresh: (account: AccountId, apiKeyId: string) => boolean;
};

/** @param staleBeforeMs what was read before this (epoch ms) is stale */
export async function readKnown(
  store: Store,
  owner: string,
  account: AccountId | null,
  staleBeforeMs: number,
): Promise<Known> {
  const rows = { owner, account };
  const accounts = await allOf((after) => readAccountPage(store, rows, { after }));
  const keys = await allOf((after) => readKeyPage(store, rows, { after }));
  const byAccount = new Map<AccountId, StoredKey[]>();
  for (const key of keys) {
    const siblings = byAccount.get(key.account);
    if (siblings === undefined) byAccount.set(key.account, [key]);
    else siblings.push(key);
  }
  const fresh = new Set(
    keys
      .filter(({ read_at }) => read_at !== null && read_at >= staleBeforeMs)
      .map((key) => keyRef(key)),
  );
  return {
    accounts: new Map(accounts.map((each) => [each.account, each])),
    keysOf: (id) => byAccount.get(id) ?? [],
    isFresh: (id, apiKeyId) => fresh.has(keyRef({ account: id, api_key_id: apiKeyId })),
  };
}
