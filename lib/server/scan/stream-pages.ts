import "server-only";
import type { AuditEvent } from "@/lib/audit/fleet/events";
import type { FleetAccount } from "@/lib/audit/fleet/fleet";
import type { Store } from "../store/open-store";
import type { StoredAccount } from "../store/scan-accounts";
import {
  cursorAfter,
  type Gone,
  type Rows,
  readAccountPage,
  readKeyPage,
  type StoredKey,
} from "../store/scan-changes";
import { readShapes } from "../store/scan-shapes";
import { turn } from "./turns";

/**
 * What a stream has yet to send, read from the store a page at a time as its reader takes it. Between pages it keeps
 * three cursors and the ids of the shapes already sent, but no row: a reader who never reads costs next to nothing.
 */
export class StreamPages {
  private readonly places = {
    accounts: cursorAfter(0),
    answered: cursorAfter(0),
    waiting: cursorAfter(0),
  };
  /** The owner's last write when the stream began: the stream never sent what was gone by then. */
  private goneAfter: number | undefined;
  private readonly sentShapes = new Set<number>();
  /** When each of the owner's last writes was first seen, oldest first. */
  private readonly seen: { atMs: number; seq: number }[] = [];

  /** @param holdNamesMs how long to hold a key back for its scopes: most are read sooner, and then sent once */
  constructor(
    private readonly store: Store,
    private readonly rows: Rows,
    private readonly holdNamesMs: number,
  ) {}

  /**
   * Sends unsent writes: accounts, then keys, each shape before its first key, with what is gone of either. A rewritten
   * row moves to the end, and a waiting name becomes answered, never the reverse, so reading all names before the
   * answers misses no key that changes in between.
   * @param seq the owner's last write, see `lastSeq`
   * @param all also sends names that would be held back
   */
  async *upTo(seq: number, nowMs: number, all: boolean): AsyncGenerator<AuditEvent[]> {
    this.goneAfter ??= seq;
    yield* this.accounts();
    const names = all ? Number.MAX_SAFE_INTEGER : this.heldUpTo(seq, nowMs);
    yield* this.keys("waiting", names, seq);
    yield* this.keys("answered", Number.MAX_SAFE_INTEGER, seq);
  }

  private async *accounts(): AsyncGenerator<AuditEvent[]> {
    for (let isMore = true; isMore; ) {
      await turn();
      const wanted = { after: this.places.accounts, goneAfter: this.goneAfter };
      const page = await readAccountPage(this.store, this.rows, wanted);
      this.places.accounts = page.place;
      isMore = !page.isLast;
      const events = [...page.rows.flatMap(accountEvents), ...page.gone.map(goneEvent)];
      if (events.length > 0) yield events;
    }
  }

  private async *keys(
    which: "answered" | "waiting",
    upTo: number,
    seq: number,
  ): AsyncGenerator<AuditEvent[]> {
    for (let isMore = this.places[which].seq <= upTo; isMore; ) {
      await turn();
      const wanted = { after: this.places[which], upTo, which, goneAfter: this.goneAfter };
      const page = await readKeyPage(this.store, this.rows, wanted);
      isMore = !page.isLast;
      // At the end the cursor also skips all other rows, so that the next poll need not pass them again.
      const passed = isMore ? 0 : Math.min(upTo, seq);
      this.places[which] = page.place.seq > passed ? page.place : cursorAfter(passed);
      const events = [...(await this.keyEvents(page.rows)), ...page.gone.map(goneEvent)];
      if (events.length === 0) continue;
      // An account written since then comes before its keys.
      yield* this.accounts();
      yield events;
    }
  }

  private async keyEvents(keys: readonly StoredKey[]): Promise<AuditEvent[]> {
    const unsent = new Set<string>();
    for (const { shape } of keys) {
      if (shape !== null && !this.sentShapes.has(shape.number)) unsent.add(shape.hash);
    }
    const shapes = await readShapes(this.store, this.rows.owner, [...unsent]);
    for (const { number } of shapes) this.sentShapes.add(number);
    return [
      ...shapes.map(({ number, scopes }) => ({ type: "shape" as const, id: number, scopes })),
      ...keys.flatMap(keyEvents),
    ];
  }

  /** The last write that is old enough: a name from then has waited long enough. */
  private heldUpTo(seq: number, nowMs: number): number {
    if (this.seen.at(-1)?.seq !== seq) this.seen.push({ atMs: nowMs, seq });
    const isDue = (at: number) => (this.seen[at]?.atMs ?? nowMs + 1) <= nowMs - this.holdNamesMs;
    while (isDue(1)) this.seen.shift();
    return isDue(0) ? (this.seen[0]?.seq ?? 0) : 0;
  }
}

function accountEvents(stored: StoredAccount): AuditEvent[] {
  const { account, label, region, disabled, status, key_count: keys, failure } = stored;
  const fleetAccount: FleetAccount = { account, label, region, disabled, status, keys };
  const event: AuditEvent = { type: "account", ...fleetAccount };
  return failure === null
    ? [event]
    : [event, { type: "hole", account, api_key_id: null, ...failure }];
}

function keyEvents({
  account,
  api_key_id,
  name,
  shape,
  read_at,
  failure,
}: StoredKey): AuditEvent[] {
  const event: AuditEvent = {
    type: "key",
    account,
    api_key_id,
    name,
    shape: shape?.number ?? null,
    readAtMs: read_at,
  };
  return failure === null ? [event] : [event, { type: "hole", account, api_key_id, ...failure }];
}

const goneEvent = (gone: Gone): AuditEvent => ({ type: "gone", ...gone });
