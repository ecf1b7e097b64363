import "server-only";
import { type Account, accountId, type Target, targetId } from "@/lib/audit/account";
import { scanOptions } from "@/lib/sendgrid/transport";
import { env } from "../config/env";
import { failureOf } from "../failure/failure-of";
import { log } from "../process/log";
import { endSession } from "../session/end-session";
import type { SignedIn } from "../session/session";
import type { Store } from "../store/open-store";
import { type LeaseRequest, releaseLease, takeLease } from "../store/scan-lease";
import { readScan, type ScanId, setScanStatus } from "../store/scans";
import { store as openStore } from "../store/shared-store";
import { accountsOf } from "./accounts";
import { announceChange } from "./changed";
import { holder, LEASE_MS, LeasedWork, startHeart } from "./leased-work";
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
  const writer = new ScanWriter(db, credential.owner, everyMs, () => stop.abort());
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
    // Stopped on purpose, or by another process: the next holder of the lease continues from the store.
    if (!signal.aborted)
      log("warn", "scan", { owner: credential.owner, code: failureOf(error).code });
    stop.abort();
    if (isDeadKey(error)) await endDead(db, signedIn, lease).catch(() => {});
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

async function endDead(db: Store, { session }: SignedIn, lease: LeaseRequest) {
  await setScanStatus(db, lease, { status: "cancelled", nowMs: Date.now() });
  await endSession(session.id, "key_rejected");
}
