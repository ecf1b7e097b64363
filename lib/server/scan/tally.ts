import "server-only";
import type { AccountStatus, Count, Progress } from "@/lib/audit/fleet";
import type { StoredAccount } from "../store/scan-accounts";
import type { StoredKey } from "../store/scan-changes";

type KeyState = "unread" | "read" | "failed";

/** Counts what a stream has told, so that every number it sends has its denominator. */
export class Tally {
  private readonly accounts = new Map<string, AccountStatus>();
  private readonly keys = new Map<string, KeyState>();

  hear(accounts: readonly StoredAccount[], keys: readonly StoredKey[]) {
    for (const { account, status } of accounts) this.accounts.set(account, status);
    for (const { account, api_key_id, shape, failure, gone } of keys) {
      const place = `${api_key_id} ${account}`;
      if (gone) this.keys.delete(place);
      else this.keys.set(place, failure !== null ? "failed" : shape === null ? "unread" : "read");
    }
  }

  counts(): Pick<Progress, "accounts" | "keys"> {
    return { accounts: count(this.accounts), keys: count(this.keys) };
  }
}

function count(states: ReadonlyMap<string, string>): Count {
  let read = 0;
  let failed = 0;
  for (const state of states.values()) {
    if (state === "read") read += 1;
    else if (state === "failed") failed += 1;
  }
  return { read, failed, total: states.size };
}
