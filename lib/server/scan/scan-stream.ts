import "server-only";
import { type Target, targetId } from "@/lib/audit/account";
import type { AuditEvent } from "@/lib/audit/fleet/events";
import { laneOf } from "@/lib/sendgrid/lane";
import { shutdownSignal } from "../process/shutdown";
import { isSignedIn, type SignedIn } from "../session/session";
import type { Store } from "../store/open-store";
import { lastSeq } from "../store/scan-changes";
import { countRows, type ScanCounts } from "../store/scan-counts";
import { readScan, type Scan } from "../store/scans";
import { store as openStore } from "../store/shared-store";
import { OPEN } from "../store/status";
import { Changes } from "./changed";
import { runScan } from "./run-scan";
import { spanOf } from "./span";
import { StreamPages } from "./stream-pages";
import { accountOf } from "./target";
import { turn } from "./turns";

/** How long to wait for a change before polling: other replicas write without telling us. */
const LOOK_EVERY_MS = 1_000;
/**
 * The least time between two polls. Scans gather their writes for longer, so this only limits many scans of one key.
 */
const LOOK_APART_MS = 80;
/** How long to hold a fleet's key back for its scopes: most are read sooner, and so sent once instead of twice. */
const HOLD_NAMES_MS = 1_000;

/**
 * Streams a scan in chunks of events until it ends, the reader leaves or the session is over. The first chunks send
 * what is known, up to the first `progress`. Each chunk is read only on demand.
 */
export async function* scanStream(
  signedIn: SignedIn,
  target: Target,
  readerSignal: AbortSignal,
): AsyncGenerator<AuditEvent[]> {
  const signal = AbortSignal.any([readerSignal, shutdownSignal()]);
  const changes = new Changes(signedIn.credential.owner);
  try {
    const db = await openStore();
    for await (const events of follow({ db, signedIn, target, changes, signal })) {
      // Checked with every chunk: a slow reader takes minutes for a round, and must not reach its end after the session
      // has ended.
      if (!(await isSignedIn(db, signedIn))) return;
      yield events;
    }
  } finally {
    changes.leave();
  }
}

/** A reader of a scan, who follows its changes until the signal fires. */
type Reader = {
  db: Store;
  signedIn: SignedIn;
  target: Target;
  changes: Changes;
  signal: AbortSignal;
};

async function* follow(reader: Reader): AsyncGenerator<AuditEvent[]> {
  const { db, signedIn, target, changes, signal } = reader;
  const { owner } = signedIn.credential;
  const rows = { owner, account: accountOf(target) };
  // For one account, a reader wants the names at once; for a fleet, each key once it is read.
  const pages = new StreamPages(db, rows, target === "all" ? HOLD_NAMES_MS : 0);
  let sent = "";
  while (!signal.aborted && (await isSignedIn(db, signedIn))) {
    await turn();
    // Read before the changes: a scan that is over by now has nothing to add after them.
    const scan = await readScan(db, { owner, accountFilter: targetId(target) });
    const seq = await lastSeq(db, owner);
    const hasEnded = scan === null || !OPEN.includes(scan.status);
    yield* pages.upTo(seq, Date.now(), sent === "" || hasEnded);
    const counts = await countRows(db, rows, seq, hasEnded ? 0 : scan.stale_before);
    // Sent even if no row has changed: only this reports a pause and a wait for the rate limit.
    const now = progress(counts, scan, signedIn);
    const news = JSON.stringify(now);
    if (news !== sent) yield [now];
    sent = news;
    // What another scan of the same key wrote in the meantime is in the counts, so it must be sent before the end.
    if (hasEnded && (await lastSeq(db, owner)) === seq) {
      yield [done(counts, scan)];
      return;
    }
    // The replica that worked on it may be gone: this reader's cookie opens the key as well as any.
    if (scan?.status === "running") await runScan(signedIn, target);
    await changes.next(LOOK_APART_MS, LOOK_EVERY_MS, signal);
  }
}

function progress(counts: ScanCounts, scan: Scan | null, { credential }: SignedIn): AuditEvent {
  const global = laneOf(credential.owner, "global");
  const eu = laneOf(credential.owner, "eu");
  const waits = [global, eu].map((lane) => lane.waitingUntilMs ?? 0);
  // In whole seconds, so that asking about the same wait again reports no change.
  const waitingUntilMs = Math.round(Math.max(...waits) / 1_000) * 1_000 || null;
  const { accounts, keys, stale } = counts;
  const paused = scan?.status === "paused";
  const callsAMinute = { global: global.callsAMinute, eu: eu.callsAMinute };
  const { startedAtMs } = span(counts, scan);
  const now = { startedAtMs, accounts, keys, stale, waitingUntilMs, paused, callsAMinute };
  return { type: "progress", ...now };
}

function done(counts: ScanCounts, scan: Scan | null): AuditEvent {
  const { accounts, keys } = counts;
  return { type: "done", accounts, keys, ...span(counts, scan) };
}

function span(counts: ScanCounts, scan: Scan | null) {
  const startedAtMs = scan?.started_at ?? 0;
  return spanOf(counts, { startedAtMs, finishedAtMs: scan?.finished_at ?? startedAtMs });
}
