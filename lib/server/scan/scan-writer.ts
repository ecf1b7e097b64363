import "server-only";
import type { AccountId } from "@/lib/audit/account";
import type { ApiKeyName } from "@/lib/contract/answers";
import type { ReadFailure } from "../store/holes";
import type { Store } from "../store/open-store";
import { putAccounts, type StoredAccount } from "../store/scan-accounts";
import { type ListedKey, putKeyFailures, putKeyLists, putKeyScopes } from "../store/scan-keys";
import { announceChange } from "./changed";

type KeyRead = ListedKey & { scopes: readonly string[] };
type KeyFailed = ListedKey & { failure: ReadFailure };

type Pending = {
  lists: Map<AccountId, readonly ApiKeyName[]>;
  read: KeyRead[];
  failed: KeyFailed[];
  accounts: Map<AccountId, StoredAccount>;
};

const nothing = (): Pending => ({ lists: new Map(), read: [], failed: [], accounts: new Map() });

/**
 * Gathers a scan's results and writes them in batches: a few transactions a moment, not several for each account.
 * Batches are `everyMs` apart, so at most that much must be read again if the process is killed. The first goes at
 * once.
 */
export class ScanWriter {
  private pending = nothing();
  private timer: NodeJS.Timeout | undefined;
  private flushedAtMs = 0;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: Store,
    private readonly owner: string,
    private readonly everyMs: number,
    private readonly onFault: (error: unknown) => void,
  ) {}

  /** Saves an account's whole list of keys, as SendGrid has it now. */
  saveList(account: AccountId, keys: readonly ApiKeyName[]) {
    this.pending.lists.set(account, keys);
    this.schedule();
  }

  saveScopes(key: KeyRead) {
    this.pending.read.push(key);
    this.schedule();
  }

  saveFailure(key: KeyFailed) {
    this.pending.failed.push(key);
    this.schedule();
  }

  /** Saves how far an account is read, after the keys that were passed in before it. */
  saveAccount(account: StoredAccount) {
    this.pending.accounts.set(account.account, account);
    this.schedule();
  }

  /** Writes what has gathered. Resolves once everything passed in so far is in the store. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.flushedAtMs = Date.now();
    const { pending } = this;
    this.pending = nothing();
    this.writing = this.writing.then(() => this.write(pending));
    return this.writing;
  }

  private schedule() {
    const waitMs = this.flushedAtMs + this.everyMs - Date.now();
    this.timer ??= setTimeout(() => void this.flush().catch(this.onFault), Math.max(0, waitMs));
  }

  private async write({ lists, read, failed, accounts }: Pending) {
    const { store, owner } = this;
    const nowMs = Date.now();
    if (lists.size > 0) await putKeyLists(store, owner, lists, nowMs);
    if (read.length > 0) await putKeyScopes(store, owner, read, nowMs);
    if (failed.length > 0) await putKeyFailures(store, owner, failed, nowMs);
    if (accounts.size > 0) await putAccounts(store, owner, [...accounts.values()], nowMs);
    announceChange(owner);
  }
}
