import "server-only";
import { scanOptions } from "@/lib/sendgrid/transport";
import { logFailure } from "../failure/note-failure";
import { StoreUnavailable } from "../failure/store-unavailable";
import { faultOf, holder, LEASE_MS, LeasedWork, startHeart } from "../scan/leased-work";
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
    const fault = faultOf(signal, error);
    // Stopped on purpose, or by another's doing: whoever has the lease next goes on from what is in the store.
    if (fault !== null) await giveUp({ db, signedIn, lease }, fault);
  } finally {
    stopHeart();
    await releaseMailLease(db, lease).catch(() => {});
  }
}

/** A failure pauses the task and is shown: whoever resumes it asks the same question again. Never throws. */
async function giveUp(work: Omit<Work, "stop">, fault: unknown) {
  const { owner } = work.lease;
  const { message } = logFailure("last-mail", fault, owner);
  // Another replica, or a later look, goes on once the store is there.
  if (fault instanceof StoreUnavailable) return;
  const ended = isDeadKey(fault) ? endDead(work) : pause(work, message);
  await ended.catch((error: unknown) => logFailure("last-mail", error, owner));
}

const pause = ({ db, lease }: Omit<Work, "stop">, failure: string) =>
  setMailTaskStatus(db, lease, { status: "paused", nowMs: Date.now(), failure });

async function endDead({ db, signedIn, lease }: Omit<Work, "stop">) {
  await setMailTaskStatus(db, lease, { status: "cancelled", nowMs: Date.now() });
  await endSession(signedIn.session.id, "key_rejected");
}
