import "server-only";
import { scanOptions } from "@/lib/sendgrid/transport";
import { failureOf } from "../failure/failure-of";
import { log } from "../process/log";
import { holder, LEASE_MS, LeasedWork, startHeart } from "../scan/leased-work";
import { isDeadKey } from "../scan/read-failure";
import { endSession } from "../session/end-session";
import type { SignedIn } from "../session/session";
import { type MailLease, releaseMailLease, takeMailLease } from "../store/mail-lease";
import { readMailTask, setMailTaskStatus } from "../store/mail-tasks";
import type { Store } from "../store/open-store";
import { store as openStore } from "../store/shared-store";
import { askNext } from "./ask-next";

const running = new LeasedWork("mail tasks");

/**
 * Works on a running task in the background, unless this process or another replica already does: like a scan, see
 * run-scan.ts. It continues without a reader while the session lives, since nothing else opens the key.
 */
export async function runMailTask(signedIn: SignedIn): Promise<void> {
  const { owner } = signedIn.credential;
  const db = await openStore();
  const take = async () => {
    const task = await readMailTask(db, owner);
    if (task === null) return null;
    const lease = { owner, startedAtMs: task.started_at, holder };
    return (await takeMailLease(db, lease, Date.now(), LEASE_MS)) ? lease : null;
  };
  await running.begin(owner, take, (lease, stop) => work({ db, signedIn, lease, stop }));
}

/** Stops this process's work on an owner's task, and resolves once it has ended. */
export const stopMailTask = (owner: string) => running.stop(owner);

/** Stops the work on all tasks: each releases its lease. */
export const stopAllMailTasks = () => running.stopAll();

type Work = { db: Store; signedIn: SignedIn; lease: MailLease; stop: AbortController };

async function work({ db, signedIn, lease, stop }: Work) {
  const { owner } = lease;
  const { signal } = stop;
  const renew = () => takeMailLease(db, lease, Date.now(), LEASE_MS);
  const stopHeart = startHeart(db, signedIn, renew, stop);
  try {
    for (let isOurs = true; isOurs; ) {
      signal.throwIfAborted();
      const task = await readMailTask(db, owner);
      if (task?.status !== "running" || task.started_at !== lease.startedAtMs) return;
      const sg = { credential: signedIn.credential, options: scanOptions(signal) };
      isOurs = await askNext({ db, sg, lease }, task.search);
    }
  } catch (error) {
    // Stopped on purpose, or by another process: the next holder of the lease continues from the store.
    if (!signal.aborted) await giveUp({ db, signedIn, lease }, error).catch(() => {});
  } finally {
    stopHeart();
    await releaseMailLease(db, lease).catch(() => {});
  }
}

/** A failure pauses the task and is shown: resuming it asks the same question again. */
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
