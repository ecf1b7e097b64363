import "server-only";
import { processWide } from "@/lib/process-wide";
import { isFailure } from "./error";

type Shared = {
  promise: Promise<unknown>;
  waiters: number;
  stop: AbortController;
  deadlineMs: number;
};
/** Who waits, and until when (epoch ms). */
type Waiter = { signal: AbortSignal; deadlineMs: number };
type Start<T> = (signal: AbortSignal) => Promise<T>;

/** Whose deadlines are no further apart asked together, and end together. */
const TOGETHER_MS = 1_000;
/** A timer may fire a little before the clock says so. */
const EARLY_MS = 20;

/** Calls under way, shared by callers that ask for the same thing at the same time. Keeps nothing after the answer. */
const underWay = processWide("calls under way", () => new Map<string, Shared>());

/**
 * Joins a call under way, or starts it. Cancels it once the last of its readers has left.
 * @param key must contain everything the answer depends on: credential, region, account, path and query
 */
export async function coalesce<T>(key: string, waiter: Waiter, start: Start<T>): Promise<T> {
  for (;;) {
    waiter.signal.throwIfAborted();
    const shared = underWay.get(key) ?? begin(key, waiter.deadlineMs, start);
    try {
      return await join(key, shared, waiter.signal);
    } catch (error) {
      const isOver = isFailure(error, "timeout") && Date.now() >= shared.deadlineMs - EARLY_MS;
      if (!isOver || waiter.deadlineMs < shared.deadlineMs + TOGETHER_MS) throw error;
    }
  }
}

async function join<T>(key: string, shared: Shared, signal: AbortSignal): Promise<T> {
  shared.waiters += 1;
  let leave = () => {};
  const left = new Promise<never>((_resolve, reject) => {
    leave = () => reject(signal.reason);
    signal.addEventListener("abort", leave, { once: true });
  });
  try {
    // Safe: the key names the path, and each path has one schema, which parsed its answer.
    return (await Promise.race([shared.promise, left])) as T;
  } finally {
    signal.removeEventListener("abort", leave);
    shared.waiters -= 1;
    // An answered call is no longer under way, and a needless abort is expensive: its reason has a stack.
    if (shared.waiters === 0 && underWay.get(key) === shared) {
      underWay.delete(key);
      shared.stop.abort();
    }
  }
}

function begin<T>(key: string, deadlineMs: number, start: Start<T>): Shared {
  const stop = new AbortController();
  const shared: Shared = { promise: start(stop.signal), waiters: 0, stop, deadlineMs };
  underWay.set(key, shared);
  const forget = () => {
    if (underWay.get(key) === shared) underWay.delete(key);
  };
  shared.promise.then(forget, forget);
  return shared;
}
