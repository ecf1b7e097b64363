import "server-only";
import { listOf } from "@/lib/audit/account";
import type { Store } from "../store/open-store";
import { forgetAccounts, putAccounts, type StoredAccount } from "../store/scan-accounts";
import { announceChange } from "./changed";
import type { Previous } from "./previous";

/**
 * Merges SendGrid's current lists with those of earlier scans: fresh lists stay, and accounts that are gone are
 * forgotten.
 */
export async function saveAccounts(
  db: Store,
  owner: string,
  previous: Previous,
  listed: StoredAccount[],
): Promise<StoredAccount[]> {
  const accounts = listed.map((account) => {
    const { listed_at = null, key_count = null } = previous.accounts.get(account.account) ?? {};
    const isListed = account.status === "waiting" && listed_at !== null;
    return {
      ...account,
      listed_at,
      key_count,
      status: isListed ? ("reading" as const) : account.status,
    };
  });
  const now = new Set(listed.map(({ account }) => account));
  // A list that could not be read proves nobody gone.
  const isUnknown = (account: string) => now.has(listOf(account));
  const gone = [...previous.accounts.keys()].filter(
    (account) => !now.has(account) && !isUnknown(account),
  );
  if (gone.length > 0) await forgetAccounts(db, owner, gone, Date.now());
  await putAccounts(db, owner, accounts, Date.now());
  announceChange(owner);
  return accounts;
}
