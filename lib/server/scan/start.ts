import "server-only";
import { accountId, type Target, targetId } from "@/lib/audit/account";
import { FRESH_MS } from "@/lib/audit/fleet/fresh-ms";
import type { ScanAction } from "@/lib/contract/requests";
import { ApiFailure } from "../failure/api-failure";
import type { SignedIn } from "../session/session";
import type { Store } from "../store/open-store";
import { readAccountStatus } from "../store/scan-accounts";
import {
  countOpenScans,
  readScan,
  type Scan,
  type ScanId,
  setScanStatus,
  startScan,
} from "../store/scans";
import { store as openStore } from "../store/shared-store";
import { OPEN } from "../store/status";
import { runScan, stopScan } from "./run-scan";

/** The most open scans per key, of which run-scan.ts works on twenty: each is a row, and anybody can type names. */
const OPEN_SCANS = 100;

/** Makes sure that a reader's target is being scanned, or was recently. */
export async function ensureScan(signedIn: SignedIn, target: Target): Promise<void> {
  const { owner } = signedIn.credential;
  const db = await openStore();
  const nowMs = Date.now();
  const id = { owner, accountFilter: targetId(target) };
  const scan = await readScan(db, id);
  if (scan !== null && isOpen(scan)) return;
  const isFresh = scan !== null && scan.started_at > nowMs - FRESH_MS;
  if (isFresh && !(await hasFailed(db, owner, target))) return;
  await begin(db, id, { nowMs, staleBeforeMs: nowMs - FRESH_MS });
  await runScan(signedIn, target);
}

/** @throws ApiFailure `rate_limited` if the key has so many open scans that another would be of a made-up name */
async function begin(
  db: Store,
  id: ScanId,
  times: { nowMs: number; staleBeforeMs: number },
): Promise<void> {
  if ((await countOpenScans(db, id.owner)) >= OPEN_SCANS) {
    throw new ApiFailure("rate_limited", "Too many scans with this key are in progress.", {
      help: "Wait until some have finished.",
      retryAfterSeconds: 10,
    });
  }
  await startScan(db, id, times);
}

/** Whether to retry a failed list: for one account, when anybody views it; for a fleet, only when its reader asks. */
async function hasFailed(db: Store, owner: string, target: Target): Promise<boolean> {
  if (target === "all") return false;
  return (await readAccountStatus(db, owner, accountId(target))) === "failed";
}

const isOpen = (scan: Scan) => OPEN.includes(scan.status);

/** Carries out a reader's action on a scan. */
export async function actOnScan(
  signedIn: SignedIn,
  target: Target,
  action: ScanAction,
): Promise<void> {
  const { owner } = signedIn.credential;
  const db = await openStore();
  const id = { owner, accountFilter: targetId(target) };
  const nowMs = Date.now();
  if (action === "resume") await setScanStatus(db, id, { status: "running", nowMs });
  else if (action === "retry") await begin(db, id, { nowMs, staleBeforeMs: nowMs - FRESH_MS });
  else {
    const status = action === "pause" ? "paused" : "cancelled";
    await setScanStatus(db, id, { status, nowMs });
    await stopScan(id);
    if (action === "refresh") await begin(db, id, { nowMs, staleBeforeMs: nowMs });
  }
  if (action !== "pause" && action !== "cancel") await runScan(signedIn, target);
}
