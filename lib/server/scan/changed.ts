import "server-only";
import { EventEmitter, once } from "node:events";

const shared = globalThis as typeof globalThis & { keyAuditChanged?: EventEmitter };

function emitter(): EventEmitter {
  if (shared.keyAuditChanged === undefined) {
    shared.keyAuditChanged = new EventEmitter();
    // One listener for each open stream: many tabs are not a leak.
    shared.keyAuditChanged.setMaxListeners(0);
  }
  return shared.keyAuditChanged;
}

/** Wakes this process's streams of an owner: its rows have changed. */
export function announceChange(owner: string) {
  emitter().emit(owner);
}

/** Resolves when an owner's rows change here, or after `waitMs`: another replica writes without telling. */
export async function nextChange(
  owner: string,
  waitMs: number,
  signal: AbortSignal,
): Promise<void> {
  const timeout = AbortSignal.timeout(waitMs);
  await once(emitter(), owner, { signal: AbortSignal.any([signal, timeout]) }).catch(() => {});
}
