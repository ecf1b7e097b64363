import type { AccountId } from "@/lib/audit/account";
import type { AuditEvent } from "@/lib/audit/fleet/events";
import type { Count, Fleet } from "@/lib/audit/fleet/fleet";
import { applyEvents, emptyFleet } from "@/lib/audit/fleet/reducer";
import { keyRef } from "@/lib/audit/key-ref";
import type { ScanSink } from "@/lib/server/scan/read-accounts";
import { spanOf } from "@/lib/server/scan/span";
import type { Backing } from "../store/backing";

type Sunk<Verb extends "saveAccount" | "saveScopes" | "saveFailure"> = Parameters<
  ScanSink[Verb]
>[0];

/**
 * Collects a scan's results into a fleet, as the dashboard's stream would send it. Without a backing it writes nothing
 * to disk.
 */
export class FleetWriter implements ScanSink {
  private readonly events: AuditEvent[] = [];
  private readonly shapes = new Map<string, number>();
  private readonly accounts = new Map<AccountId, { keys: number | null; status: string }>();
  private readonly keys = { read: 0, failed: 0 };
  /** Epoch ms: data from an earlier scan is no older than this. */
  private firstAtMs: number | null = null;

  /**
   * @param target an account's id, or `all`
   * @param backing also receives everything, and knows what need not be read again
   */
  constructor(
    private readonly target: string,
    private readonly backing: Pick<Backing, "reused" | "sink"> | null = null,
  ) {}

  saveAccount(stored: Sunk<"saveAccount">) {
    const { account, label, region, disabled, status, key_count: keys, failure } = stored;
    this.accounts.set(account, { keys, status });
    this.events.push({ type: "account", account, label, region, disabled, status, keys });
    if (failure !== null) this.events.push({ type: "hole", account, api_key_id: null, ...failure });
    this.backing?.sink.saveAccount(stored);
  }

  saveList(account: AccountId, keys: Parameters<ScanSink["saveList"]>[1]) {
    for (const { api_key_id, name } of keys) {
      const reused = this.backing?.reused.get(keyRef({ account, api_key_id }));
      if (reused !== undefined) this.keys.read += 1;
      const shape = reused === undefined ? null : this.shapeOf(reused.scopes);
      const readAtMs = reused?.readAtMs ?? null;
      if (readAtMs !== null) this.firstAtMs = Math.min(readAtMs, this.firstAtMs ?? readAtMs);
      this.events.push({ type: "key", account, api_key_id, name, shape, readAtMs });
    }
    this.backing?.sink.saveList(account, keys);
  }

  saveScopes(read: Sunk<"saveScopes">) {
    const { scopes, ...key } = read;
    this.keys.read += 1;
    this.events.push({ type: "key", ...key, shape: this.shapeOf(scopes), readAtMs: Date.now() });
    this.backing?.sink.saveScopes(read);
  }

  saveFailure(failed: Sunk<"saveFailure">) {
    const { failure, account, api_key_id } = failed;
    this.keys.failed += 1;
    this.events.push({ type: "hole", account, api_key_id, ...failure });
    this.backing?.sink.saveFailure(failed);
  }

  /** Flushes only the backing, since the fleet already has everything. The store reports its own failures. */
  async flush() {
    await this.backing?.sink.flush().catch(() => {});
  }

  /** How far the scan has got. The total of keys grows while accounts are still being listed. */
  progress(): { accounts: Count; keys: Count } {
    const all = [...this.accounts.values()];
    const count = (status: string) => all.filter((each) => each.status === status).length;
    const accounts = { read: count("read"), failed: count("failed"), total: all.length };
    const total = all.reduce((sum, { keys }) => sum + (keys ?? 0), 0);
    return { accounts, keys: { ...this.keys, total } };
  }

  /**
   * @param startedAtMs of the scan, epoch ms
   * @param finishedAtMs null: the scan did not finish, so its data is incomplete
   */
  fleet(startedAtMs: number, finishedAtMs: number | null): Fleet {
    const { firstAtMs } = this;
    const times = spanOf(
      { firstAtMs, lastAtMs: null },
      { startedAtMs, finishedAtMs: finishedAtMs ?? startedAtMs },
    );
    const end = applyEvents(emptyFleet(this.target), [
      ...this.events,
      { type: "done", ...this.progress(), ...times },
    ]);
    return { ...end, finishedAtMs };
  }

  private shapeOf(scopes: readonly string[]): number {
    const sorted = [...new Set(scopes)].sort();
    const text = JSON.stringify(sorted);
    const known = this.shapes.get(text);
    if (known !== undefined) return known;
    const id = this.shapes.size;
    this.shapes.set(text, id);
    this.events.push({ type: "shape", id, scopes: sorted });
    return id;
  }
}
