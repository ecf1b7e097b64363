import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import { accountId } from "@/lib/audit/account";
import { type Answer, attempt, type Read, Transient } from "./attempt";
import { coalesce } from "./coalesce";
import type { Credential } from "./credential";
import { SendGridError } from "./error";
import { LaneClosed, laneOf, type Priority } from "./lane";
import { RetryBudget } from "./retry-budget";

/** Whose patience a call has: a person's, up to a deadline, or a scan's, for as long as the rate limit asks. */
export type Patience = { priority: Priority; deadlineMs: number; signal: AbortSignal };

const ATTEMPTS = 3;
const ATTEMPT_TIMEOUT_MS = 12_000;
const READER_TIMEOUT_MS = 25_000;
const SCAN_TIMEOUT_MS = 300_000;
const BACKOFF_MS = 200;
const MAX_BACKOFF_MS = 3_000;
/** 429s waited out before a reader is told, so that a wrong Reset cannot hold a call for its whole deadline. */
const MAX_RATE_WAITS = 2;

/** The patience of a person who waits for a page. */
export function readerPatience(signal: AbortSignal): Patience {
  return { priority: "reader", deadlineMs: Date.now() + READER_TIMEOUT_MS, signal };
}

/** The patience of a scan: each call may wait for a few rate windows. */
export function scanPatience(signal: AbortSignal): Patience {
  return { priority: "scan", deadlineMs: Date.now() + SCAN_TIMEOUT_MS, signal };
}

const budgets = new LRUCache<string, RetryBudget>({ max: 2_000 });

function budgetOf(key: string): RetryBudget {
  const budget = budgets.get(key) ?? new RetryBudget();
  budgets.set(key, budget);
  return budget;
}

/**
 * Reads SendGrid: paced by its rate limit, retried where that helps, shared with those who ask for the same at the
 * same time, cancelled when nobody waits any more.
 * @throws SendGridError, or the signal's reason when the caller left
 */
export function get<T>(
  credential: Credential,
  read: Read<T>,
  patience: Patience,
): Promise<Answer<T>> {
  const query = JSON.stringify(read.query ?? {});
  const key = [
    credential.owner,
    read.region,
    accountId(read.account),
    patience.priority,
    read.path,
    query,
  ].join("\n");
  return coalesce(key, patience.signal, (signal) =>
    withRetries(credential, read, { ...patience, signal }),
  );
}

async function withRetries<T>(
  credential: Credential,
  read: Read<T>,
  patience: Patience,
): Promise<Answer<T>> {
  const budget = budgetOf(`${credential.owner}|${read.region}`);
  budget.earn();
  let failures = 0;
  for (let rateWaits = 0; ; ) {
    try {
      return await oneAttempt(credential, read, patience);
    } catch (error) {
      if (error instanceof SendGridError && error.kind === "rate_limited") {
        // The lane is closed now and knows until when: entering it again waits, or refuses with the time.
        rateWaits += 1;
        if (rateWaits > MAX_RATE_WAITS && patience.priority === "reader") throw error;
        continue;
      }
      if (!(error instanceof Transient)) throw error;
      failures += 1;
      if (failures >= ATTEMPTS || !budget.spend()) throw exhausted(error, read);
      // Full jitter: those who failed together do not come back together.
      const backoffMs = Math.random() * Math.min(MAX_BACKOFF_MS, BACKOFF_MS * 2 ** failures);
      await sleep(backoffMs, undefined, { signal: patience.signal });
    }
  }
}

function exhausted(error: Transient, { path, region }: Read<unknown>): SendGridError {
  const status = error.status ?? undefined;
  return new SendGridError("failed", path, { status, region, reason: error.reason });
}

async function oneAttempt<T>(
  credential: Credential,
  read: Read<T>,
  { priority, deadlineMs, signal }: Patience,
): Promise<Answer<T>> {
  const { path, region } = read;
  const lane = laneOf(credential.owner, region);
  const leave = await lane.enter(priority, deadlineMs, signal).catch((error: unknown) => {
    if (!(error instanceof LaneClosed)) throw error;
    throw new SendGridError("rate_limited", path, {
      status: 429,
      region,
      retryAfterMs: error.waitMs,
    });
  });
  const leftMs = Math.min(ATTEMPT_TIMEOUT_MS, deadlineMs - Date.now());
  const timeout = AbortSignal.timeout(Math.max(0, leftMs));
  let ok = true;
  try {
    return await attempt(
      credential,
      read,
      AbortSignal.any([signal, timeout]),
      (status, headers) => {
        ok = status !== 429 && status < 500;
        lane.hear(status, headers);
      },
    );
  } catch (error) {
    if (timeout.aborted && !signal.aborted) {
      ok = false;
      throw new SendGridError("timeout", path, { region, reason: "deadline" });
    }
    ok = ok && !(error instanceof Transient);
    throw error;
  } finally {
    leave(ok);
  }
}
