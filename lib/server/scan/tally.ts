import "server-only";
import type { AccountStatus, Count, Progress } from "@/lib/audit/fleet";
import type { StoredAccount } from "../store/scan-accounts";
import type { StoredKey } from "../store/scan-changes";

/** `readAtMs`: null while its scopes are unknown. */
type KeptKey = { failed: boolean; readAtMs: number | null };

/** Counts what a stream has told, so that every number it sends has its denominator. */
export class Tally {
  private readonly accounts = new Map<string, AccountStatus>();
  private readonly keys = new Map<string, KeptKey>();

  hear(accounts: readonly StoredAccount[], keys: readonly StoredKey[]) {
    for (const { account, status } of accounts) this.accounts.set(account, status);
    for (const { account, api_key_id, shape, read_at, failure, gone } of keys) {
      const place = `${api_key_id} ${account}`;
      if (gone) this.keys.delete(place);
      else {
        const readAtMs = shape === null ? null : (read_at ?? 0);
        this.keys.set(place, { failed: failure !== null, readAtMs });
      }
    }
  }

  get keyCount(): number {
    return this.keys.size;
  }

  /** @param staleBeforeMs what was read before this (epoch ms) is being read again, and does not count as read */
  counts(staleBeforeMs: number): Pick<Progress, "accounts" | "keys"> {
    const accounts = count(this.accounts.values(), (status) => status);
    const keys = count(this.keys.values(), ({ failed, readAtMs }) => {
      if (failed) return "failed";
      return readAtMs !== null && readAtMs >= staleBeforeMs ? "read" : "waiting";
    });
    return { accounts, keys };
  }
}

function count<T>(items: Iterable<T>, statusOf: (item: T) => AccountStatus): Count {
  const counted = { read: 0, failed: 0, total: 0 };
  for (const item of items) {
    counted.total += 1;
    const status = statusOf(item);
    if (status === "read" || status === "failed") counted[status] += 1;
  }
  return counted;
}
