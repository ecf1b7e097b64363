import "server-only";
import type { Store } from "./open-store";
import { isFreeFor } from "./scan-lease";

/** Whose task, which of theirs by its start (epoch ms), and which replica wants to work on it. */
export type MailLease = { owner: string; startedAtMs: number; holder: string };

/** Takes or renews the right to work on a running task: like a scan's, see scan-lease.ts. */
export async function takeMailLease(
  store: Store,
  { owner, startedAtMs, holder }: MailLease,
  nowMs: number,
  ttlMs: number,
): Promise<boolean> {
  const { numUpdatedRows } = await store.db.transaction().execute((db) =>
    db
      .updateTable("last_mail_task")
      .set({ lease_holder: holder, lease_until: nowMs + ttlMs })
      .where("owner", "=", owner)
      // An answer for a canceled task must not go into the next one.
      .where("started_at", "=", startedAtMs)
      .where("status", "=", "running")
      .where(isFreeFor(holder, nowMs))
      .executeTakeFirst(),
  );
  return numUpdatedRows === 1n;
}

/** Releases the lease. Leaves another holder's lease alone. */
export async function releaseMailLease(
  store: Store,
  { owner, startedAtMs, holder }: MailLease,
): Promise<void> {
  await store.db
    .updateTable("last_mail_task")
    // Keeps the time of the last work, which identifies an abandoned task.
    .set({ lease_holder: null })
    .where("owner", "=", owner)
    .where("started_at", "=", startedAtMs)
    .where("lease_holder", "=", holder)
    .execute();
}
