import "server-only";
import { DAY_MS } from "@/lib/audit/day";
import { FRESH_MS } from "@/lib/audit/fleet/fresh-ms";
import { env } from "./config/env";
import { noteFailure } from "./failure/note-failure";
import { keptDays } from "./review/kept-days";
import { ABSOLUTE_LIMIT_MS, livingTimes } from "./session/limits";
import { pullBack } from "./store/history/ahead";
import { deleteOldHistory } from "./store/history/ends";
import { cancelIdleMailTasks } from "./store/mail-tasks";
import type { Store } from "./store/open-store";
import { deleteUnusedOwners } from "./store/owners";
import { deleteOldReviews } from "./store/review/reviews";
import { deleteGone } from "./store/scan-accounts";
import { deleteIdleScans, deleteUnprovenNames } from "./store/scans";
import { deleteExpiredSessions, forgetExpiredKeys } from "./store/sessions";
import { store } from "./store/shared-store";

const EVERY_MS = 60_000;
/** How long to keep the rows of expired sessions, so that their readers see "expired" rather than "signed out". */
const KEEP_EXPIRED_MS = 3_600_000;
/** How long to keep scan results after the last scan with their key. */
const KEEP_SCANS_MS = 30 * DAY_MS;

/**
 * Removes from the store what nobody needs any more, starting with the keys of expired sessions.
 * @param historyDays how many days of an account's history are kept
 */
export async function sweep(db: Store, nowMs: number, historyDays: number): Promise<void> {
  await forgetExpiredKeys(db, livingTimes(nowMs));
  await deleteExpiredSessions(db, livingTimes(nowMs), KEEP_EXPIRED_MS);
  await deleteIdleScans(db, "running", nowMs - FRESH_MS);
  // Whoever paused it may return for as long as a session can live.
  await deleteIdleScans(db, "paused", nowMs - ABSOLUTE_LIMIT_MS);
  await cancelIdleMailTasks(db, "running", { beforeMs: nowMs - FRESH_MS, nowMs });
  await cancelIdleMailTasks(db, "paused", { beforeMs: nowMs - ABSOLUTE_LIMIT_MS, nowMs });
  await deleteUnprovenNames(db, nowMs - KEEP_EXPIRED_MS);
  // No stream outlives its session, so each has reported that these are gone.
  await deleteGone(db, nowMs - ABSOLUTE_LIMIT_MS);
  await db.db.deleteFrom("sign_in_count").where("expire", "<", nowMs).execute();
  await deleteUnusedOwners(db, nowMs - KEEP_SCANS_MS, nowMs);
  await pullBack(db, nowMs);
  // With 0 days it goes at once, including what was recorded under a longer setting.
  await deleteOldHistory(db, nowMs - historyDays * DAY_MS);
  await deleteOldReviews(db, nowMs - keptDays(historyDays) * DAY_MS);
  // Also for who signed out while another replica read.
  await db.eraseDeleted();
}

/** Sweeps now and every minute: a user who closes the browser never returns to learn that the session is over. */
export function keepSweeping() {
  // If the store is away, the next sweep finds the same rows.
  const once = () =>
    void store()
      .then((db) => sweep(db, Date.now(), env().historyDays))
      .catch((error: unknown) => noteFailure(error));
  once();
  setInterval(once, EVERY_MS).unref();
}
