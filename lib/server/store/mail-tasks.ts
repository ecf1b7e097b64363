import "server-only";
import { z } from "zod";
import { beginSearch, type MailSearch, type Settled } from "@/lib/audit/last-mail/search";
import { writeLastMails } from "./last-mails";
import type { MailLease } from "./mail-lease";
import type { Store } from "./open-store";
import { writeAs } from "./owners";
import type { ScanStatus, Tables } from "./schema";
import { FROM, OPEN } from "./status";

/** A task that asks for the last mail of all keys in an owner's own account that can send. Times are epoch ms. */
export type MailTask = Omit<Tables["last_mail_task"], "owner" | "search"> & { search: MailSearch };

const ids = z.array(z.string());
const Search = z.object({
  open: ids,
  groups: z.array(z.object({ ids, lastEventMs: z.number().nullable(), askedAtMs: z.number() })),
  size: z.int().positive(),
  most: z.int().positive(),
  isAnswered: z.boolean(),
}) satisfies z.ZodType<MailSearch>;

/** The owner's task; null if none was ever started. */
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

/** Starts a task for keys with these ids, unless one is running or paused: then that one stays. */
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
 * Pauses, resumes, finishes or cancels a task if its status allows that.
 * @param by the owner, or a worker, who may only do so while holding the task
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

/**
 * Cancels the tasks in that status that nobody has worked on since `beforeMs`: a user who returns later starts over.
 */
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
 * Saves what an answer settled and the next state of the search: both or neither.
 * @returns false if this holder has lost the task: it was paused, or another replica has it
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
