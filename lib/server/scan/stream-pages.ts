import "server-only";
import type { AuditEvent } from "@/lib/audit/fleet/events";
import type { FleetAccount } from "@/lib/audit/fleet/fleet";
import type { Store } from "../store/open-store";
import type { StoredAccount } from "../store/scan-accounts";
import {
  type Gone,
  placeAfter,
  type Rows,
  readAccountPage,
  readKeyPage,
  type StoredKey,
} from "../store/scan-changes";
import { readShapes } from "../store/scan-shapes";
import { turn } from "./turns";

/**
 * What one stream has yet to tell, read from the store a page at a time, as its reader takes it. Between pages it keeps
 * three places and the numbers of the shapes it has told, and no row: a reader who never reads costs next to nothing.
 */
export class StreamPages {
  private readonly places = {
    accounts: placeAfter(0),
    answered: placeAfter(0),
    waiting: placeAfter(0),
  };
  /** Nobody need hear that what they were never told of is gone. */
  private isFirst = true;
  private readonly toldShapes = new Set<number>();
  /** When the owner's last write was first seen to be this one, oldest first. */
  private readonly seen: { atMs: number; seq: number }[] = [];

  /** @param holdNamesMs how long a key may stay untold for its scopes: most are read sooner, and then told once */
  constructor(
    private readonly store: Store,
    private readonly rows: Rows,
    private readonly holdNamesMs: number,
  ) {}

  /**
   * Tells what was written up to `seq` and was not told: accounts, then keys, each shape before the first key that has
   * it, and what is gone of either.
   * @param all tells also the names that would be held
   */
  async *upTo(seq: number, nowMs: number, all: boolean): AsyncGenerator<AuditEvent[]> {
    yield* this.accounts();
    yield* this.keys("answered", seq);
    yield* this.keys("waiting", all ? seq : this.heldUpTo(seq, nowMs));
    this.isFirst = false;
  }

  /** To the very end: an account that is written again meanwhile must still come before its keys. */
  private async *accounts(): AsyncGenerator<AuditEvent[]> {
    for (let isMore = true; isMore; ) {
      await turn();
      const [after, withGone] = [this.places.accounts, !this.isFirst];
      const page = await readAccountPage(this.store, this.rows, { after, withGone });
      this.places.accounts = page.place;
      isMore = !page.isLast;
      const events = [...page.rows.flatMap(accountEvents), ...page.gone.map(goneEvent)];
      if (events.length > 0) yield events;
    }
  }

  private async *keys(which: "answered" | "waiting", upTo: number): AsyncGenerator<AuditEvent[]> {
    while (this.places[which].seq <= upTo) {
      await turn();
      const wanted = { after: this.places[which], upTo, which, withGone: !this.isFirst };
      const page = await readKeyPage(this.store, this.rows, wanted);
      this.places[which] = page.isLast ? placeAfter(upTo) : page.place;
      const events = [...(await this.keyEvents(page.rows)), ...page.gone.map(goneEvent)];
      if (events.length > 0) yield events;
    }
  }

  private async keyEvents(keys: readonly StoredKey[]): Promise<AuditEvent[]> {
    const untold = new Set<string>();
    for (const { shape } of keys) {
      if (shape !== null && !this.toldShapes.has(shape.number)) untold.add(shape.hash);
    }
    const shapes = await readShapes(this.store, this.rows.owner, [...untold]);
    for (const { number } of shapes) this.toldShapes.add(number);
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
  const told: AuditEvent = { type: "account", ...fleetAccount };
  return failure === null
    ? [told]
    : [told, { type: "hole", account, api_key_id: null, ...failure }];
}

function keyEvents({
  account,
  api_key_id,
  name,
  shape,
  read_at,
  failure,
}: StoredKey): AuditEvent[] {
  const told: AuditEvent = {
    type: "key",
    account,
    api_key_id,
    name,
    shape: shape?.number ?? null,
    readAtMs: read_at,
  };
  return failure === null ? [told] : [told, { type: "hole", account, api_key_id, ...failure }];
}

const goneEvent = (gone: Gone): AuditEvent => ({ type: "gone", ...gone });
