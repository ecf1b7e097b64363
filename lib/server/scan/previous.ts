import "server-only";
import type { AccountId } from "@/lib/audit/account";
import { groupBy } from "@/lib/audit/group-by";
import { keyRef } from "@/lib/audit/key-ref";
import type { Store } from "../store/open-store";
import type { StoredAccount } from "../store/scan-accounts";
import { allOf, readAccountPage, readKeyPage, type StoredKey } from "../store/scan-changes";

/** What earlier scans left in the store: the scan doesn't read fresh parts again. */
export type Previous = {
  accounts: ReadonlyMap<AccountId, StoredAccount>;
  keysOf: (account: AccountId) => readonly StoredKey[];
  isFresh: (account: AccountId, apiKeyId: string) => boolean;
};

/**
 * @param times data read before `staleBeforeMs` is stale, and so is data dated after `nowMs`: a wrong clock dated it,
 * and it would count as fresh until that time. Epoch ms.
 */
export async function readPrevious(
  store: Store,
  { owner, account }: { owner: string; account: AccountId | null },
  { staleBeforeMs, nowMs }: { staleBeforeMs: number; nowMs: number },
): Promise<Previous> {
  const rows = { owner, account };
  const isAhead = (atMs: number | null) => atMs !== null && atMs > nowMs;
  const accounts = await allOf((after) => readAccountPage(store, rows, { after }));
  const keys = await allOf((after) => readKeyPage(store, rows, { after }));
  const byAccount = groupBy(keys, (key) => key.account);
  const fresh = new Set(
    keys
      .filter(({ read_at }) => read_at !== null && read_at >= staleBeforeMs && !isAhead(read_at))
      .map((key) => keyRef(key)),
  );
  return {
    accounts: new Map(
      accounts.map((each) => [
        each.account,
        isAhead(each.listed_at) ? { ...each, listed_at: null } : each,
      ]),
    ),
    keysOf: (id) => byAccount.get(id) ?? [],
    isFresh: (id, apiKeyId) => fresh.has(keyRef({ account: id, api_key_id: apiKeyId })),
  };
}
