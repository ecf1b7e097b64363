import type { TargetId } from "@/lib/audit/account";
import type { AuditEvent } from "@/lib/audit/fleet/events";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { applyEvents, emptyFleet } from "@/lib/audit/fleet/reducer";
import { ApiError, apiFetch } from "./api";
import { readNdjson } from "./ndjson";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;
/**
 * Another replica takes over within half a minute. After twice that without an answer, the reader sees the failure, and
 * retries by hand.
 */
const PATIENCE_MS = 60_000;
/** Failures after which a retry may well succeed: the server, or its database, is coming back. */
const PASSING = new Set(["offline", "unavailable", "internal"]);

/**
 * Streams the fleet of one or all accounts until the scan ends, over as many connections as it takes: it reconnects to
 * a server that goes away, and gets what that one, or another, knows.
 * @throws ApiError if the request is refused, or nobody has answered for a minute
 */
export async function* auditStream(target: TargetId, signal: AbortSignal): AsyncGenerator<Fleet> {
  let heardAtMs = Date.now();
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
    try {
      for await (const fleet of oneConnection(target, signal)) {
        waitMs = FIRST_WAIT_MS;
        heardAtMs = Date.now();
        yield fleet;
        if (fleet.finishedAtMs !== null) return;
      }
    } catch (error) {
      const isPassing =
        error instanceof ApiError ? PASSING.has(error.code) : error instanceof TypeError;
      const isOver = Date.now() - heardAtMs > PATIENCE_MS;
      if (signal.aborted || !isPassing || isOver) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    signal.throwIfAborted();
  }
}

/**
 * One connection, which sends everything from the beginning. What was known earlier comes in one piece, so that a
 * reader never sees a fleet shrink and regrow.
 */
async function* oneConnection(target: TargetId, signal: AbortSignal): AsyncGenerator<Fleet> {
  const query = new URLSearchParams({ account: target });
  const response = await apiFetch(`/api/audit?${query.toString()}`, { signal });
  let fleet = emptyFleet(target);
  let isWhole = false;
  for await (const events of readNdjson<AuditEvent>(response)) {
    fleet = applyEvents(fleet, events);
    isWhole ||= events.some((event) => event.type === "progress");
    if (isWhole) yield fleet;
  }
}
