import "server-only";
import { Agent } from "undici";

const CONNECT_TIMEOUT_MS = 3_000;
const HEADERS_TIMEOUT_MS = 8_000;
const BODY_IDLE_TIMEOUT_MS = 5_000;
const MAX_HEADER_BYTES = 16_384;
/** Open connections a host, for all readers of this process together. */
const MAX_CONNECTIONS = 64;

const shared = globalThis as typeof globalThis & { keyAuditAgent?: Agent };

/** The one pool of connections to SendGrid. On globalThis, since Next loads this module more than once. */
export function agent(): Agent {
  shared.keyAuditAgent ??= new Agent({
    connections: MAX_CONNECTIONS,
    pipelining: 1,
    keepAliveTimeout: 30_000,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    headersTimeout: HEADERS_TIMEOUT_MS,
    bodyTimeout: BODY_IDLE_TIMEOUT_MS,
    maxHeaderSize: MAX_HEADER_BYTES,
  });
  return shared.keyAuditAgent;
}
