import "server-only";
import { setImmediate } from "node:timers/promises";
import { processWide } from "@/lib/process-wide";

const queue = processWide("turns", () => ({ last: Promise.resolve() }));

/**
 * Resolves at the caller's turn: one per round of the event loop, in the order of the calls. The embedded database runs
 * on this shared thread: a thousand streams that read on at once would otherwise delay a health check by all their
 * pages; now it waits for only one.
 */
export function turn(): Promise<void> {
  queue.last = queue.last.then(() => setImmediate());
  return queue.last;
}
