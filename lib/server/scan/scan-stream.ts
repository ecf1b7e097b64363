import "server-only";
import type { AccountId } from "@/lib/audit/account";
import type { AuditEvent } from "@/lib/audit/events";
import { laneOf } from "@/lib/sendgrid/lane";
import { isOver } from "../session/limits";
import type { SignedIn } from "../session/session";
import { store as openStore } from "../shared-store";
import { shutdownSignal } from "../shutdown";
import type { Store } from "../store/open-store";
import { readAccountIds } from "../store/scan-accounts";
import { readChanges } from "../store/scan-changes";
import { readScan, type Scan } from "../store/scans";
import { readSession } from "../store/sessions";
import { Changes } from "./changed";
import { runScan } from "./run-scan";
import { StreamEvents } from "./stream-events";
import { Tally } from "./tally";
import { accountOf, filterOf, type ScanTarget } from "./target";

/** How long to wait for a change before looking: another replica writes without telling us. */
const LOOK_EVERY_MS = 1_000;
/** How long to gather changes: a reader sees no difference, and the store and the browser have less to do. */
const GATHER_MS = 80;
/** The same for a fleet of thousands, which a browser takes longer to draw. */
const GATHER_MANY_MS = 400;
const MANY_KEYS = 2_000;
/** How long a fleet's key may stay untold for its scopes: most are read sooner, and then told once and not twice. */
const HOLD_NAMES_MS = 1_000;
const EVENTS_A_CHUNK = 500;

/**
 * A scan as it stands and as it goes on, in chunks of events, until it ends, the reader leaves or the session is over.
 * The first chunks tell what is known; the first `progress` marks the end of that.
 */
export async function* scanStream(
  signedIn: SignedIn,
  target: ScanTarget,
  readerSignal: AbortSignal,
): AsyncGenerator<AuditEvent[]> {
  const signal = AbortSignal.any([readerSignal, shutdownSignal()]);
  const heard = new Changes(signedIn.credential.owner);
  try {
    yield* follow(signedIn, target, heard, signal);
  } finally {
    heard.leave();
  }
}

async function* follow(
  signedIn: SignedIn,
  target: ScanTarget,
  heard: Changes,
  signal: AbortSignal,
): AsyncGenerator<AuditEvent[]> {
  const db = await openStore();
  const { owner } = signedIn.credential;
  // Of one account a reader wants the names at once; of a fleet each key once, when it is read.
  const events = new StreamEvents(target === "all" ? HOLD_NAMES_MS : 0);
  const tally = new Tally();
  let seq = 0;
  let told = "";
  while (!signal.aborted && (await isSignedIn(db, signedIn))) {
    // Before the changes: a scan that is over here has nothing more to say after them.
    const scan = await readScan(db, owner, filterOf(target));
    const changes = await readChanges(db, owner, accountOf(target), seq);
    tally.hear(changes.accounts, changes.keys);
    const hasEnded = scan === null || scan.status === "done" || scan.status === "cancelled";
    yield* chunks(events.of(changes, Date.now(), seq === 0 || hasEnded));
    // Rows that were deleted are among no changes: a scan forgets the accounts that SendGrid no longer names.
    if (hasEnded) yield* chunks(goneFrom(tally, await readAccountIds(db, owner)));
    // Also when no row has changed: a pause and a wait for the rate limit are told nowhere else.
    const now = progress(tally, scan, signedIn);
    const news = JSON.stringify(now);
    if (news !== told) yield [now];
    told = news;
    seq = Math.max(changes.seq, 1);
    if (hasEnded) {
      yield [done(tally, scan)];
      return;
    }
    // The replica that worked on it may be gone: this reader's cookie opens the key as well as any.
    if (scan?.status === "running") await runScan(signedIn, target);
    const gatherMs = tally.keyCount > MANY_KEYS ? GATHER_MANY_MS : GATHER_MS;
    await heard.next(gatherMs, LOOK_EVERY_MS, signal);
  }
}

async function isSignedIn(db: Store, { session }: SignedIn): Promise<boolean> {
  const current = await readSession(db, session.id);
  return current !== null && !isOver(current, Date.now());
}

function* chunks(events: Iterable<AuditEvent>): Generator<AuditEvent[]> {
  let chunk: AuditEvent[] = [];
  for (const event of events) {
    chunk.push(event);
    if (chunk.length < EVENTS_A_CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

function* goneFrom(tally: Tally, there: ReadonlySet<AccountId>): Generator<AuditEvent> {
  for (const account of tally.forgetAllBut(there))
    yield { type: "gone", account, api_key_id: null };
}

function progress(tally: Tally, scan: Scan | null, { credential }: SignedIn): AuditEvent {
  const waits = (["global", "eu"] as const).map(
    (region) => laneOf(credential.owner, region).waitingUntilMs ?? 0,
  );
  // Whole seconds: the same wait, asked about again, is no news.
  const waitingUntilMs = Math.round(Math.max(...waits) / 1_000) * 1_000 || null;
  const staleBeforeMs = scan?.stale_before ?? 0;
  const counts = { ...tally.counts(staleBeforeMs), stale: tally.stale(staleBeforeMs) };
  return { type: "progress", ...counts, waitingUntilMs, paused: scan?.status === "paused" };
}

function done(tally: Tally, scan: Scan | null): AuditEvent {
  const startedAtMs = scan?.started_at ?? 0;
  return {
    type: "done",
    ...tally.counts(0),
    ...tally.span(startedAtMs, scan?.finished_at ?? startedAtMs),
  };
}
