import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import { accountId } from "@/lib/audit/account";
import { kept } from "@/lib/audit/kept";
import { processWide } from "@/lib/process-wide";
import { type Answer, attempt, type Read, Transient } from "./attempt";
import { type Breaker, breakerOf } from "./breaker";
import { coalesce } from "./coalesce";
import type { Credential } from "./credential";
import { isFailure, SendGridError } from "./error";
import { LaneClosed, laneOf, type Priority } from "./lane";
import { RetryBudget } from "./retry-budget";
import { TimeLimit } from "./time-limit";

/** How to make a call: for a person, until a deadline, or for a scan, for as long as the rate limit requires. */
export type CallOptions = {
  priority: Priority;
  deadlineMs: number;
  signal: AbortSignal;
  /** Called for each call made for this caller; joining another caller's call doesn't count. */
  onCall?: () => void;
};

const ATTEMPTS = 3;
const ATTEMPT_TIMEOUT_MS = 12_000;
const READER_TIMEOUT_MS = 25_000;
const SCAN_TIMEOUT_MS = 300_000;
const BACKOFF_MS = 200;
const MAX_BACKOFF_MS = 3_000;
/** How many 429s to wait out before telling a reader, so that a wrong Reset can't use up a call's whole deadline. */
const MAX_RATE_WAITS = 2;

/** For a person who waits for a page. */
export function readerOptions(signal: AbortSignal, onCall?: () => void): CallOptions {
  return { priority: "reader", deadlineMs: Date.now() + READER_TIMEOUT_MS, signal, onCall };
}

/** For a scan: each call may wait for a few rate windows. */
export function scanOptions(signal: AbortSignal): CallOptions {
  return { priority: "scan", deadlineMs: Date.now() + SCAN_TIMEOUT_MS, signal };
}

const budgetOf = kept(
  (_of: string) => new RetryBudget(),
  processWide("retry budgets", () => new LRUCache<string, RetryBudget>({ max: 2_000 })),
);

/**
 * Reads SendGrid: paced by its rate limit, retried if that helps, shared with callers that ask for the same at the same
 * time, canceled when nobody waits any more.
 * @throws SendGridError, or the signal's reason if the caller left
 */
export function get<T>(
  credential: Credential,
  read: Read<T>,
  options: CallOptions,
): Promise<Answer<T>> {
  const query = JSON.stringify(read.query ?? {});
  const key = [
    credential.owner,
    read.region,
    accountId(read.account),
    options.priority,
    read.path,
    query,
  ].join("\n");
  return coalesce(key, options, (signal) => withRetries(credential, read, { ...options, signal }));
}

async function withRetries<T>(
  credential: Credential,
  read: Read<T>,
  options: CallOptions,
): Promise<Answer<T>> {
  const budget = budgetOf([credential.owner, read.region, read.lane].join("|"));
  budget.earn();
  let failures = 0;
  for (let rateWaits = 0; ; ) {
    try {
      return await oneAttempt(credential, read, options);
    } catch (error) {
      if (isTooMany(error)) {
        // The lane is closed now and knows until when: entering it again waits, or refuses with the time.
        rateWaits += 1;
        if (rateWaits <= MAX_RATE_WAITS || options.priority === "scan") continue;
        throw rateLimited(read, laneOf(credential.owner, read.region, read.lane).waitMs);
      }
      if (!(error instanceof Transient)) throw error;
      failures += 1;
      if (failures >= ATTEMPTS || !budget.spend()) throw exhausted(error, read);
      // Full jitter: calls that failed together don't retry together.
      const backoffMs = Math.random() * Math.min(MAX_BACKOFF_MS, BACKOFF_MS * 2 ** failures);
      await sleep(backoffMs, undefined, { signal: options.signal });
    }
  }
}

/** SendGrid's own 429. The lane's refusal names a time, and is final. */
function isTooMany(error: unknown): boolean {
  return isFailure(error, "rate_limited") && error.retryAfterMs === null;
}

const kindOf = (error: unknown) => (error instanceof SendGridError ? error.kind : null);

function rateLimited({ path, region }: Read<unknown>, retryAfterMs: number): SendGridError {
  return new SendGridError("rate_limited", path, { status: 429, region, retryAfterMs });
}

function exhausted(error: Transient, { path, region }: Read<unknown>): SendGridError {
  const status = error.status ?? undefined;
  const { reason, connection } = error;
  return new SendGridError("failed", path, { status, region, reason, connection });
}

function hostIsDown({ path, region }: Read<unknown>, { connection }: Breaker): SendGridError {
  return new SendGridError("failed", path, { region, reason: "the host is down", connection });
}

async function oneAttempt<T>(
  credential: Credential,
  read: Read<T>,
  options: CallOptions,
): Promise<Answer<T>> {
  const limit = new TimeLimit(options.signal, options.deadlineMs);
  try {
    return await withinLimit(credential, read, options, limit);
  } finally {
    limit.end();
  }
}

async function withinLimit<T>(
  credential: Credential,
  read: Read<T>,
  { priority, deadlineMs, signal, onCall }: CallOptions,
  limit: TimeLimit,
): Promise<Answer<T>> {
  const lane = laneOf(credential.owner, read.region, read.lane);
  const breaker = breakerOf(credential.origins[read.region], read.lane);
  // Checked before the lane, so that nobody queues for a host that is down, and again in its turn.
  if (breaker.isOpen) throw hostIsDown(read, breaker);
  const leave = await lane.enter(priority, deadlineMs, limit.signal).catch((error: unknown) => {
    if (error instanceof LaneClosed) throw rateLimited(read, error.waitMs);
    throw signal.aborted ? error : timedOut(read);
  });
  const report = breaker.enter();
  if (report === null) {
    leave(false);
    throw hostIsDown(read, breaker);
  }
  limit.restart(ATTEMPT_TIMEOUT_MS);
  onCall?.();
  try {
    const answer = await attempt(credential, read, {
      signal: limit.signal,
      onHeaders: (status, headers) => lane.observe(status, headers),
    });
    report(false);
    leave(true);
    return answer;
  } catch (error) {
    if (signal.aborted) {
      leave(true);
      throw error;
    }
    // Anything else is the abort's own error while the reader is still here: time is up.
    const isKnown = error instanceof SendGridError || error instanceof Transient;
    const failure = isKnown ? error : timedOut(read);
    const isDown = failure instanceof Transient || kindOf(failure) === "timeout";
    if (failure instanceof Transient) breaker.connection = failure.connection;
    report(isDown);
    leave(!isDown && kindOf(failure) !== "rate_limited");
    throw failure;
  }
}

function timedOut({ path, region }: Read<unknown>): SendGridError {
  return new SendGridError("timeout", path, { region, reason: "deadline" });
}
