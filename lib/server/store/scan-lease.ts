import "server-only";
import { sql } from "kysely";
import type { Store } from "./open-store";
import type { ScanId } from "./scans";

/** Whether a row's lease may be taken: it is nobody's, this holder's already, or over. */
export const isFreeFor = (holder: string, nowMs: number) =>
  sql<boolean>`(lease_holder is null or lease_holder = ${holder} or lease_until <= ${nowMs})`;

/** Which scan, and which replica wants to work on it. */
export type LeaseRequest = ScanId & { holder: string };

/**
 * Takes the right to work on a running scan, or renews it, for `ttlMs`. Of two replicas that ask at once exactly one
 * gets it. Renew well before it ends, and stop working when that fails: another replica has it, or the scan was paused,
 * cancelled or finished. The replicas' clocks are taken to agree within a second or two.
 */
export async function takeLease(
  store: Store,
  { owner, accountFilter, holder }: LeaseRequest,
  nowMs: number,
  ttlMs: number,
): Promise<boolean> {
  // As a transaction, whose commit waits for no disk: a lease is worth nothing after a power cut.
  const { numUpdatedRows } = await store.db.transaction().execute((db) =>
    db
      .updateTable("scan")
      .set({ lease_holder: holder, lease_until: nowMs + ttlMs })
      .where("owner", "=", owner)
      .where("account_filter", "=", accountFilter)
      .where("status", "=", "running")
      .where(isFreeFor(holder, nowMs))
      .executeTakeFirst(),
  );
  return numUpdatedRows === 1n;
}

/** Gives the lease back, so that another replica need not wait for its end. A lease of someone else stays theirs. */
export async function releaseLease(
  store: Store,
  { owner, accountFilter, holder }: LeaseRequest,
): Promise<void> {
  await store.db
    .updateTable("scan")
    .set({ lease_holder: null, lease_until: 0 })
    .where("owner", "=", owner)
    .where("account_filter", "=", accountFilter)
    .where("lease_holder", "=", holder)
    .execute();
}
