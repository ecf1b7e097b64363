import "server-only";
import { type Account, accountId, type Target, targetId } from "@/lib/audit/account";
import { scanOptions } from "@/lib/sendgrid/transport";
import { env } from "../config/env";
import { logFailure } from "../failure/note-failure";
import { StoreUnavailable } from "../failure/store-unavailable";
import { endSession } from "../session/end-session";
import type { SignedIn } from "../session/session";
import type { ReadFailure } from "../store/holes";
import type { Store } from "../store/open-store";
import { putAccounts } from "../store/scan-accounts";
import { allOf, readAccountPage } from "../store/scan-changes";
import { type LeaseRequest, releaseLease, takeLease } from "../store/scan-lease";
import { readScan, type ScanId, setScanStatus } from "../store/scans";
import { store as openStore } from "../store/shared-store";
import { accountsOf } from "./accounts";
import { announceChange } from "./changed";
import { faultOf, holder, LEASE_MS, LeasedWork, startHeart } from "./leased-work";
import { type Previous, readPrevious } from "./previous";
import { readAccounts } from "./read-accounts";
import { isDeadKey } from "./read-failure";
import { recordScan } from "./record-scan";
import { renewScopes } from "./renew-scopes";
import { saveAccounts } from "./save-accounts";
import { ScanWriter } from "./scan-writer";
import { accountOf } from "./target";

/**
 * The most scans of one key that this process works on at once: by making up account names, a reader could start any
 * number.
 */
const SCANS_AT_ONCE = 20;
const FLUSH_MS = 120;
/** A fleet's scan saves less often, since each write holds up the calls beside it. */
const FLUSH_MANY_MS = 300;

const running = new LeasedWork("scans");

const scanKeyOf = ({ owner, accountFilter }: ScanId) => `${owner} ${accountFilter}`;

function isBusyFor(owner: string): boolean {
  const prefix = scanKeyOf({ owner, accountFilter: "" });
  return running.keys().filter((key) => key.startsWith(prefix)).length >= SCANS_AT_ONCE;
}

/**
 * Works on a running scan in the background, unless this process or another replica already does. It continues without
 * a reader while the session lives, since only the session's own key can read. If its owner has too many, it stays in
 * the store and starts when a stream that follows it asks again.
 */
export async function runScan(signedIn: SignedIn, target: Target): Promise<void> {
  const { owner } = signedIn.credential;
  const lease: LeaseRequest = { owner, accountFilter: targetId(target), holder };
  const db = await openStore();
  if (isBusyFor(owner)) return;
  await running.begin(
    scanKeyOf(lease),
    async () => ((await takeLease(db, lease, Date.now(), LEASE_MS)) ? lease : null),
    (_lease, stop) => work({ db, signedIn, target, lease, stop }),
  );
}

/** Stops this process's work on a scan, and resolves once the store has what it read. */
export const stopScan = (scan: ScanId) => running.stop(scanKeyOf(scan));

/** Stops all this process's scans: each saves what it has and releases its lease. */
export const stopAllScans = () => running.stopAll();

/** A leased scan, and what its work needs. */
type Work = {
  db: Store;
  signedIn: SignedIn;
  target: Target;
  lease: LeaseRequest;
  stop: AbortController;
};

/** Does all the work of a leased scan. Never throws. */
async function work({ db, signedIn, target, lease, stop }: Work) {
  const { credential, session } = signedIn;
  const renew = () => takeLease(db, lease, Date.now(), LEASE_MS);
  const stopHeart = startHeart(db, signedIn, renew, stop);
  const everyMs = target === "all" ? FLUSH_MANY_MS : FLUSH_MS;
  const writer = new ScanWriter(db, credential.owner, everyMs, (error) => stop.abort(error));
  const { signal } = stop;
  try {
    const scan = await readScan(db, lease);
    const staleBeforeMs = scan?.stale_before ?? 0;
    const rows = { owner: credential.owner, account: accountOf(target) };
    const previous = await readPrevious(db, rows, { staleBeforeMs, nowMs: Date.now() });
    const sg = { credential, options: scanOptions(signal) };
    const hasBegun = target !== "all" && isListed(previous, target, staleBeforeMs);
    const scopes = hasBegun ? Promise.resolve(session.scopes) : renewScopes(db, sg, session);
    // Awaited below: whatever prevents reading scopes prevents reading the lists too, which report it.
    scopes.catch(() => {});
    const listed = await accountsOf(sg, session, target, scopes);
    const accounts = await saveAccounts(db, credential.owner, previous, listed.accounts);
    await readAccounts({ credential, writer, previous, staleBeforeMs, signal }, accounts);
    await scopes;
    const { owner, holder } = lease;
    // Recorded before the scan is marked as over: a reader who sees the end sees the history with it.
    if (scan !== null && env().historyDays > 0) {
      const { network } = session;
      await recordScan(db, { owner, account: accountOf(target), network, scan });
    }
    const { asked } = listed;
    await setScanStatus(db, lease, { status: "done", nowMs: Date.now(), holder, asked });
  } catch (error) {
    const fault = faultOf(signal, error);
    stop.abort();
    // Stopped on purpose, or by another's doing: whoever has the lease next goes on from what is in the store.
    if (fault !== null) await endBy(fault, { db, signedIn, target, lease });
  } finally {
    stopHeart();
    await writer.flush().catch(() => {});
    await releaseLease(db, lease).catch(() => {});
    announceChange(credential.owner, true);
  }
}

/** Whether a scan starts from a fresh list: it then reads only what is missing. */
function isListed(previous: Previous, target: Account, staleBeforeMs: number): boolean {
  const listedAtMs = previous.accounts.get(accountId(target))?.listed_at ?? null;
  return listedAtMs !== null && listedAtMs >= staleBeforeMs;
}

/** Says what a scan failed of, and ends it unless it may go better the next time. Never throws. */
async function endBy(fault: unknown, { db, signedIn, target, lease }: Omit<Work, "stop">) {
  const { code, message } = logFailure("scan", fault, lease.owner);
  // Another replica, or a later look, goes on once the store is there.
  if (fault instanceof StoreUnavailable) return;
  const why = { code, status: null, message };
  const ended = isDeadKey(fault) ? endDead(db, signedIn, lease) : endFailed(db, target, lease, why);
  await ended.catch((error: unknown) => logFailure("scan", error, lease.owner));
}

/**
 * A defect does not mend itself: begun again the scan would ask SendGrid the same, and end the same. What it had not
 * read says why, and is read when somebody asks for it again.
 */
async function endFailed(db: Store, target: Target, lease: LeaseRequest, why: ReadFailure) {
  const { owner } = lease;
  if (!(await takeLease(db, lease, Date.now(), LEASE_MS))) return;
  const rows = { owner, account: accountOf(target) };
  const accounts = await allOf((after) => readAccountPage(db, rows, { after }));
  const failed = accounts
    .filter(({ status }) => status === "waiting" || status === "reading")
    .map((account) => ({ ...account, status: "failed" as const, failure: why }));
  await putAccounts(db, owner, failed, Date.now()).catch((error: unknown) =>
    logFailure("scan", error, owner),
  );
  await setScanStatus(db, lease, { status: "cancelled", nowMs: Date.now(), holder });
}

async function endDead(db: Store, { session }: SignedIn, lease: LeaseRequest) {
  await setScanStatus(db, lease, { status: "cancelled", nowMs: Date.now() });
  await endSession(session.id, "key_rejected");
}
