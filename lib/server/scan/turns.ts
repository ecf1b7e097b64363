import "server-only";
import { setImmediate } from "node:timers/promises";
import { processWide } from "@/lib/process-wide";

const queue = processWide("turns", () => ({ last: Promise.resolve() }));

/**
 * Resolves when it is the caller's turn: one in each round of the event loop, in the order they asked. The embedded
 * database answers on this thread, which is everybody's: a thousand streams that read on at once would hold up a health
 * check for as long as all their pages take, and so hold it up for one.
 */
export function turn(): Promise<void> {
  queue.last = queue.last.then(() => setImmediate());
  return queue.last;
}
