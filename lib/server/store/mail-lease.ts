import "server-only";
import type { Store } from "./open-store";
import { isFreeFor } from "./scan-lease";

/** Whose task, which of theirs by when it began (epoch ms), and which replica wants to work on it. */
export type MailLease = { owner: string; startedAtMs: number; holder: string };

/** Takes the right to work on a running task, or renews it: as a scan's, see scan-lease.ts. */
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
      // The answer to a question of a task that was cancelled must not go into the next one.
      .where("started_at", "=", startedAtMs)
      .where("status", "=", "running")
      .where(isFreeFor(holder, nowMs))
      .executeTakeFirst(),
  );
  return numUpdatedRows === 1n;
}

/** Gives the lease back. One of someone else stays theirs. */
export async function releaseMailLease(
  store: Store,
  { owner, startedAtMs, holder }: MailLease,
): Promise<void> {
  await store.db
    .updateTable("last_mail_task")
    // When it was worked on last stays, so that one that nobody goes on with is known by it.
    .set({ lease_holder: null })
    .where("owner", "=", owner)
    .where("started_at", "=", startedAtMs)
    .where("lease_holder", "=", holder)
    .execute();
}
