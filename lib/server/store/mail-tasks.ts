import "server-only";
import { z } from "zod";
import { beginSearch, type MailSearch, type Settled } from "@/lib/audit/last-mail/search";
import { writeLastMails } from "./last-mails";
import type { MailLease } from "./mail-lease";
import type { Store } from "./open-store";
import { writeAs } from "./owners";
import type { ScanStatus, Tables } from "./schema";
import { FROM, OPEN } from "./status";

/** Asking for the last mail of all keys of an owner's own account that can send. Times are epoch ms. */
export type MailTask = Omit<Tables["last_mail_task"], "owner" | "search"> & { search: MailSearch };

const ids = z.array(z.string());
const Search = z.object({
  open: ids,
  groups: z.array(z.object({ ids, lastEventMs: z.number().nullable(), askedAtMs: z.number() })),
  size: z.int().positive(),
  most: z.int().positive(),
  isAnswered: z.boolean(),
}) satisfies z.ZodType<MailSearch>;

/** The owner's task; null when none was ever started. */
export async function readMailTask(store: Store, owner: string): Promise<MailTask | null> {
  const row = await store.db
    .selectFrom("last_mail_task")
    .selectAll()
    .where("owner", "=", owner)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { owner: _owner, search, ...task } = row;
  return { ...task, search: Search.parse(JSON.parse(search)) };
}

/** Starts a task for keys of these ids, unless one is running or paused: then that stays as it is. */
export function startMailTask(
  store: Store,
  owner: string,
  { apiKeyIds, nowMs }: { apiKeyIds: readonly string[]; nowMs: number },
): Promise<void> {
  const fresh = {
    status: "running",
    started_at: nowMs,
    finished_at: null,
    total: apiKeyIds.length,
    calls: 0,
    search: JSON.stringify(beginSearch(apiKeyIds)),
    failure: null,
    lease_holder: null,
    lease_until: nowMs,
  } as const;
  return writeAs(store, owner, nowMs, async (db) => {
    await db
      .insertInto("last_mail_task")
      .values({ owner, ...fresh })
      .onConflict((conflict) =>
        conflict.column("owner").doUpdateSet(fresh).where("last_mail_task.status", "not in", OPEN),
      )
      .execute();
  });
}

type StatusChange = { status: ScanStatus; nowMs: number; failure?: string | null };

/**
 * Pauses, resumes, finishes or cancels a task that is in a status from which it can.
 * @param by the owner, or whoever works on it: then only while it is theirs to work on
 */
export async function setMailTaskStatus(
  store: Store,
  by: string | MailLease,
  { status, nowMs, failure = null }: StatusChange,
): Promise<void> {
  const owner = typeof by === "string" ? by : by.owner;
  await writeAs(store, owner, nowMs, (db) => {
    const change = db
      .updateTable("last_mail_task")
      .set({ status, failure, finished_at: OPEN.includes(status) ? null : nowMs })
      .where("owner", "=", owner)
      .where("status", "in", FROM[status]);
    if (typeof by === "string") return change.execute();
    return change
      .where("started_at", "=", by.startedAtMs)
      .where("lease_holder", "=", by.holder)
      .execute();
  });
}

/** Cancels the tasks of that status that nobody has worked on since `beforeMs`: who comes back later begins anew. */
export async function cancelIdleMailTasks(
  store: Store,
  status: "running" | "paused",
  { beforeMs, nowMs }: { beforeMs: number; nowMs: number },
): Promise<void> {
  await store.db
    .updateTable("last_mail_task")
    .set({ status: "cancelled", finished_at: nowMs })
    .where("status", "=", status)
    .where("lease_until", "<", beforeMs)
    .execute();
}

/**
 * Keeps what an answer settled, and the search as it goes on: both or neither.
 * @returns false when the task is no longer this holder's to work on: it was paused, or another replica has it
 */
export function keepMailAnswer(
  store: Store,
  { owner, startedAtMs, holder }: MailLease,
  answer: { search: MailSearch; settled: readonly Settled[]; nowMs: number },
): Promise<boolean> {
  return writeAs(store, owner, answer.nowMs, async (db) => {
    const { numUpdatedRows } = await db
      .updateTable("last_mail_task")
      .set((row) => ({ search: JSON.stringify(answer.search), calls: row("calls", "+", 1) }))
      .where("owner", "=", owner)
      .where("started_at", "=", startedAtMs)
      .where("status", "=", "running")
      .where("lease_holder", "=", holder)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return false;
    await writeLastMails(db, owner, answer.settled);
    return true;
  });
}
