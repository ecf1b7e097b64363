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
 * What one stream has yet to tell, read from the store a page at a time, as its reader takes it. Between pages it keeps
 * three places and the numbers of the shapes it has sent, and no row: a reader who never reads costs next to nothing.
 */
export class StreamPages {
  private readonly places = {
    accounts: cursorAfter(0),
    answered: cursorAfter(0),
    waiting: cursorAfter(0),
  };
  /** The owner's last write as the stream began: what was gone by then it never told of. */
  private goneAfter: number | undefined;
  private readonly sentShapes = new Set<number>();
  /** When the owner's last write was first seen to be this one, oldest first. */
  private readonly seen: { atMs: number; seq: number }[] = [];

  /** @param holdNamesMs how long a key may stay unsent for its scopes: most are read sooner, and then sent once */
  constructor(
    private readonly store: Store,
    private readonly rows: Rows,
    private readonly holdNamesMs: number,
  ) {}

  /**
   * Sends what was written and was not sent: accounts, then keys, each shape before the first key that has it, and what
   * is gone of either. A row that is written again moves to the end, and a name that waits is answered, never the other
   * way: names first and then answers, each to its very end, leave out no key that changes meanwhile.
   * @param seq the owner's last write, see `lastSeq`
   * @param all sends also the names that would be held
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
      // At the end, behind all that is not of these too: the next look need not pass it again.
      const passed = isMore ? 0 : Math.min(upTo, seq);
      this.places[which] = page.place.seq > passed ? page.place : cursorAfter(passed);
      const events = [...(await this.keyEvents(page.rows)), ...page.gone.map(goneEvent)];
      if (events.length === 0) continue;
      // An account that was written since comes before its keys.
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

  /** The last write that was seen long enough ago: a name of then has waited its time. */
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
