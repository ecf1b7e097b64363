import "server-only";
import type { AccountId } from "@/lib/audit/account";
import type { AccountStatus, Count, Progress } from "@/lib/audit/fleet";
import { FRESH_MS } from "@/lib/audit/fresh-ms";
import type { StoredAccount } from "../store/scan-accounts";
import type { StoredKey } from "../store/scan-changes";

/** `readAtMs`: null while its scopes are unknown. */
type KeptKey = { failed: boolean; readAtMs: number | null };

/** Counts what a stream has told, so that every number it sends has its denominator, and knows from when it is. */
export class Tally {
  private readonly accounts = new Map<string, AccountStatus>();
  /** When each account's list was last read whole. */
  private readonly listedAtMs = new Map<string, number>();
  private readonly keys = new Map<string, KeptKey>();

  hear(accounts: readonly StoredAccount[], keys: readonly StoredKey[]) {
    for (const { account, status, listed_at } of accounts) {
      this.accounts.set(account, status);
      if (listed_at !== null) this.listedAtMs.set(account, listed_at);
    }
    for (const { account, api_key_id, shape, read_at, failure, gone } of keys) {
      const place = `${api_key_id} ${account}`;
      if (gone) this.keys.delete(place);
      else {
        const readAtMs = shape === null ? null : (read_at ?? 0);
        this.keys.set(place, { failed: failure !== null, readAtMs });
      }
    }
  }

  /** Forgets the accounts that are not among those given, with their keys. @returns which */
  forgetAllBut(accounts: ReadonlySet<AccountId>): AccountId[] {
    const gone = [...this.accounts.keys()].filter((account) => !accounts.has(account));
    for (const account of gone) {
      this.accounts.delete(account);
      this.listedAtMs.delete(account);
      for (const place of this.keys.keys()) {
        if (place.endsWith(` ${account}`)) this.keys.delete(place);
      }
    }
    return gone;
  }

  get keyCount(): number {
    return this.keys.size;
  }

  /**
   * Between which times all that is known was read, epoch ms, given those of the scan. When something is written is
   * known, not when its reading began: what an earlier scan left gets the margin that a scan's facts may have.
   */
  span(startedAtMs: number, finishedAtMs: number): { startedAtMs: number; finishedAtMs: number } {
    let [first, last] = [startedAtMs, finishedAtMs];
    const hear = (atMs: number) => {
      if (atMs < startedAtMs) first = Math.min(first, atMs - FRESH_MS);
      last = Math.max(last, atMs);
    };
    for (const atMs of this.listedAtMs.values()) hear(atMs);
    for (const { readAtMs } of this.keys.values()) if (readAtMs !== null) hear(readAtMs);
    return { startedAtMs: first, finishedAtMs: last };
  }

  /** How many keys were read before that (epoch ms), and are to be read again. */
  stale(beforeMs: number): number {
    let stale = 0;
    for (const { failed, readAtMs } of this.keys.values()) {
      if (!failed && readAtMs !== null && readAtMs < beforeMs) stale += 1;
    }
    return stale;
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
