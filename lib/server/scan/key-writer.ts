import "server-only";
import type { ReadFailure } from "../store/holes";
import type { Store } from "../store/open-store";
import { type ListedKey, putKeyFailures, putKeyScopes } from "../store/scan-keys";
import { announceChange } from "./changed";

type KeyRead = ListedKey & { scopes: readonly string[] };
type KeyFailed = ListedKey & { failure: ReadFailure };

/** At most this much is read again when the process is killed. */
const FLUSH_EVERY_MS = 150;

/** Gathers what a scan reads of keys and writes it in batches: one transaction for many keys, not one each. */
export class KeyWriter {
  private read: KeyRead[] = [];
  private failed: KeyFailed[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: Store,
    private readonly owner: string,
    private readonly onFault: (error: unknown) => void,
  ) {}

  keepScopes(key: KeyRead) {
    this.read.push(key);
    this.schedule();
  }

  keepFailure(key: KeyFailed) {
    this.failed.push(key);
    this.schedule();
  }

  /** Writes what is gathered. Resolves when everything handed in so far is in the store. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { read, failed } = this;
    this.read = [];
    this.failed = [];
    this.writing = this.writing.then(() => this.write(read, failed));
    return this.writing;
  }

  private schedule() {
    this.timer ??= setTimeout(() => {
      this.flush().catch(this.onFault);
    }, FLUSH_EVERY_MS);
  }

  private async write(read: KeyRead[], failed: KeyFailed[]) {
    const nowMs = Date.now();
    if (read.length > 0) await putKeyScopes(this.store, this.owner, read, nowMs);
    if (failed.length > 0) await putKeyFailures(this.store, this.owner, failed, nowMs);
    if (read.length + failed.length > 0) announceChange(this.owner);
  }
}
