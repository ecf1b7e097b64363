import "server-only";
import { randomUUID } from "node:crypto";
import { setMaxListeners } from "node:events";
import { processWide } from "@/lib/process-wide";
import { scanOptions } from "@/lib/sendgrid/transport";
import { failureOf } from "../failure/failure-of";
import { log } from "../process/log";
import { shutdownSignal } from "../process/shutdown";
import { isDeadKey } from "../scan/read-failure";
import { endSession } from "../session/end-session";
import { isOver } from "../session/limits";
import type { SignedIn } from "../session/session";
import { type MailLease, releaseMailLease, takeMailLease } from "../store/mail-lease";
import { readMailTask, setMailTaskStatus } from "../store/mail-tasks";
import type { Store } from "../store/open-store";
import { readSession } from "../store/sessions";
import { store as openStore } from "../store/shared-store";
import { askNext } from "./ask-next";

const LEASE_MS = 15_000;
const HEARTBEAT_MS = 4_000;

const holder = processWide("mail holder", () => randomUUID());
const running = processWide(
  "mail tasks",
  () => new Map<string, { stop: AbortController; finished: Promise<void> }>(),
);

/**
 * Works on a running task in the background, unless this process or another replica does already: as a scan's, see
 * run-scan.ts. It goes on without a reader while the session lives, since nothing else opens the key.
 */
export async function runMailTask(signedIn: SignedIn): Promise<void> {
  const { owner } = signedIn.credential;
  if (running.has(owner) || shutdownSignal().aborted) return;
  const db = await openStore();
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  const leased = readMailTask(db, owner).then(async (task) => {
    if (task === null) return null;
    const lease = { owner, startedAtMs: task.started_at, holder };
    return (await takeMailLease(db, lease, Date.now(), LEASE_MS)) ? lease : null;
  });
  const finished = leased
    .then((lease) => (lease === null ? undefined : work({ db, signedIn, lease, stop })))
    .finally(() => running.delete(owner));
  running.set(owner, { stop, finished });
  finished.catch(() => {});
  await leased;
}

/** Stops this process's work on an owner's task, and resolves when nothing more comes of it. */
export async function stopMailTask(owner: string): Promise<void> {
  const known = running.get(owner);
  known?.stop.abort();
  await known?.finished.catch(() => {});
}

/** Stops the work on all tasks: each gives back its lease. */
export async function stopAllMailTasks(): Promise<void> {
  await Promise.all([...running.keys()].map(stopMailTask));
}

type Work = { db: Store; signedIn: SignedIn; lease: MailLease; stop: AbortController };

async function work({ db, signedIn, lease, stop }: Work) {
  const { owner } = lease;
  const { signal } = stop;
  const heart = setInterval(() => {
    beat(db, signedIn, lease).then(
      (alive) => alive || stop.abort(),
      () => stop.abort(),
    );
  }, HEARTBEAT_MS);
  try {
    for (let isOurs = true; isOurs; ) {
      signal.throwIfAborted();
      const task = await readMailTask(db, owner);
      if (task?.status !== "running" || task.started_at !== lease.startedAtMs) return;
      const sg = { credential: signedIn.credential, options: scanOptions(signal) };
      isOurs = await askNext({ db, sg, lease }, task.search);
    }
  } catch (error) {
    // Stopped on purpose, or by another's doing: whoever has the lease next goes on from what is in the store.
    if (!signal.aborted) await giveUp({ db, signedIn, lease }, error).catch(() => {});
  } finally {
    clearInterval(heart);
    await releaseMailLease(db, lease).catch(() => {});
  }
}

/** Renews the lease. @returns false when the task was paused or taken over, or its session is over */
async function beat(db: Store, { session }: SignedIn, lease: MailLease): Promise<boolean> {
  const nowMs = Date.now();
  const current = await readSession(db, session.id);
  if (current === null || isOver(current, nowMs)) return false;
  return takeMailLease(db, lease, nowMs, LEASE_MS);
}

/** A failure pauses the task and is shown: whoever resumes it asks the same question again. */
async function giveUp({ db, signedIn, lease }: Omit<Work, "stop">, error: unknown) {
  const { code, message } = failureOf(error);
  log("warn", "last-mail", { owner: lease.owner, code });
  const nowMs = Date.now();
  if (!isDeadKey(error)) {
    await setMailTaskStatus(db, lease, { status: "paused", nowMs, failure: message });
    return;
  }
  await setMailTaskStatus(db, lease, { status: "cancelled", nowMs });
  await endSession(signedIn.session.id, "key_rejected");
}
