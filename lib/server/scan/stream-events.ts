import "server-only";
import type { AuditEvent } from "@/lib/audit/events";
import type { FleetAccount } from "@/lib/audit/fleet";
import type { StoredAccount } from "../store/scan-accounts";
import type { ScanChanges, StoredKey } from "../store/scan-changes";

/** Turns rows into the events of one stream. Shapes are numbered in the order the stream first needs them. */
export class StreamEvents {
  private readonly scopesOf = new Map<string, string[]>();
  private readonly numbers = new Map<string, number>();
  /** Keys whose scopes are awaited, oldest first. */
  private readonly held = new Map<string, { key: StoredKey; sinceMs: number }>();

  /** @param holdNamesMs how long a key without its scopes may wait for them before it is told */
  constructor(private readonly holdNamesMs: number) {}

  /** @param all tells also what would be held */
  *of({ accounts, shapes, keys }: ScanChanges, nowMs: number, all: boolean): Generator<AuditEvent> {
    for (const { hash, scopes } of shapes) this.scopesOf.set(hash, scopes);
    for (const account of accounts) yield* this.account(account);
    for (const key of keys) {
      const place = `${key.api_key_id} ${key.account}`;
      const isUnread = key.shape === null && key.failure === null;
      if (key.gone) {
        this.held.delete(place);
        yield { type: "gone", account: key.account, api_key_id: key.api_key_id };
      } else if (isUnread) {
        const sinceMs = this.held.get(place)?.sinceMs ?? nowMs;
        this.held.set(place, { key, sinceMs });
      } else {
        this.held.delete(place);
        yield* this.key(key);
      }
    }
    for (const [place, { key, sinceMs }] of this.held) {
      if (!all && nowMs - sinceMs < this.holdNamesMs) break;
      this.held.delete(place);
      yield* this.key(key);
    }
  }

  private *account(stored: StoredAccount): Generator<AuditEvent> {
    const { account, label, region, disabled, status, key_count: keys, failure } = stored;
    const fleetAccount: FleetAccount = { account, label, region, disabled, status, keys };
    yield { type: "account", ...fleetAccount };
    if (failure !== null) yield { type: "hole", account, api_key_id: null, ...failure };
  }

  private *key({
    account,
    api_key_id,
    name,
    shape: hash,
    read_at,
    failure,
  }: StoredKey): Generator<AuditEvent> {
    const known = hash === null ? undefined : this.numbers.get(hash);
    let shape = known ?? null;
    if (hash !== null && known === undefined) {
      shape = this.numbers.size;
      this.numbers.set(hash, shape);
      yield { type: "shape", id: shape, scopes: this.scopesOf.get(hash) ?? [] };
    }
    yield { type: "key", account, api_key_id, name, shape, readAtMs: read_at };
    if (failure !== null) yield { type: "hole", account, api_key_id, ...failure };
  }
}
