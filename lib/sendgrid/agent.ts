import "server-only";
import { Agent } from "undici";

const TIMEOUTS_MS = { connect: 3_000, headers: 8_000, bodyIdle: 5_000 };
const MAX_HEADER_BYTES = 16_384;
/** Open connections a host, for all readers of this process together. */
const MAX_CONNECTIONS = 64;

/** A pool of connections to SendGrid that gives up in time. */
export function makeAgent(timeoutsMs = TIMEOUTS_MS): Agent {
  return new Agent({
    connections: MAX_CONNECTIONS,
    pipelining: 1,
    keepAliveTimeout: 30_000,
    connect: { timeout: timeoutsMs.connect },
    headersTimeout: timeoutsMs.headers,
    bodyTimeout: timeoutsMs.bodyIdle,
    maxHeaderSize: MAX_HEADER_BYTES,
  });
}

const shared = globalThis as typeof globalThis & { keyAuditAgent?: Agent };

/** The one pool of this process. On globalThis, since Next loads this module more than once. */
export function agent(): Agent {
  shared.keyAuditAgent ??= makeAgent();
  return shared.keyAuditAgent;
}
