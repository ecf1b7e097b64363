import "server-only";
import { sql } from "kysely";
import type { Store } from "./open-store";
import type { ScanId } from "./scans";

/** Whether a row's lease may be taken: nobody has it, this holder already does, or it has expired. */
export const isFreeFor = (holder: string, nowMs: number) =>
  sql<boolean>`(lease_holder is null or lease_holder = ${holder} or lease_until <= ${nowMs})`;

/** Which scan, and which replica wants to work on it. */
export type LeaseRequest = ScanId & { holder: string };

/**
 * Takes or renews the right to work on a running scan, for `ttlMs`. Of two replicas that ask at once, exactly one gets
 * it. Renew well before it ends, and stop working if that fails: another replica has it, or the scan was paused,
 * canceled or finished. Assumes that the replicas' clocks agree within a second or two.
 */
export async function takeLease(
  store: Store,
  { owner, accountFilter, holder }: LeaseRequest,
  nowMs: number,
  ttlMs: number,
): Promise<boolean> {
  // In a transaction, whose commit doesn't wait for the disk: a lease is worth nothing after a power cut.
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

/** Releases the lease early, so that another replica need not wait for it to end. Leaves another holder's alone. */
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
