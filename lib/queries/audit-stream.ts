import type { TargetId } from "@/lib/audit/account";
import type { AuditEvent } from "@/lib/audit/fleet/events";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { applyEvents, emptyFleet } from "@/lib/audit/fleet/reducer";
import { ApiError, apiFetch } from "./api";
import { readNdjson } from "./ndjson";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;
/** Another replica goes on within half a minute. Who has heard nothing for twice as long is told, and asks again by hand. */
const PATIENCE_MS = 60_000;
/** Answers after which the same question may well be answered: the server, or its database, is on its way back. */
const PASSING = new Set(["offline", "unavailable", "internal"]);

/**
 * What has been read of an account, or of all of them, as it grows to the scan's end, over as many connections as it takes: a server that
 * goes away is asked again, and tells what it, or another one, knows.
 * @throws ApiError when the question itself is refused, or nobody has answered for a minute
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

/** One connection, which tells everything from the beginning. All that was known before it comes at once, so that a reader never sees a fleet shrink and regrow. */
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
