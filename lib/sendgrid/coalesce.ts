import "server-only";
import { processWide } from "@/lib/process-wide";

type Shared = { promise: Promise<unknown>; waiters: number; stop: AbortController };

/** Calls under way, shared by callers that ask for the same thing at the same time. Keeps nothing after the answer. */
const underWay = processWide("calls under way", () => new Map<string, Shared>());

/**
 * Joins a call under way, or starts it. Cancels it once the last of its readers has left.
 * @param key must contain everything the answer depends on: credential, region, account, path and query
 */
export async function coalesce<T>(
  key: string,
  signal: AbortSignal,
  start: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const shared = underWay.get(key) ?? begin(key, start);
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

function begin<T>(key: string, start: (signal: AbortSignal) => Promise<T>): Shared {
  const stop = new AbortController();
  const shared: Shared = { promise: start(stop.signal), waiters: 0, stop };
  underWay.set(key, shared);
  const forget = () => {
    if (underWay.get(key) === shared) underWay.delete(key);
  };
  shared.promise.then(forget, forget);
  return shared;
}
