import type { AuditEvent } from "@/lib/audit/fleet/events";
import { ApiError, apiFetch } from "./api";
import { readNdjson } from "./ndjson";

/** Events that arrived together. `restart`: they tell everything from the beginning, as each connection does. */
export type AuditBatch = { restart: boolean; events: AuditEvent[] };

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;
/** Another replica goes on within half a minute. Who has heard nothing for twice as long is told, and asks again by hand. */
const PATIENCE_MS = 60_000;
/** Answers after which the same question may well be answered: the server, or its database, is on its way back. */
const PASSING = new Set(["offline", "unavailable", "internal"]);

/**
 * Follows a scan to its end, over as many connections as it takes: a server that goes away is asked again, and tells
 * what it, or another one, knows.
 * @throws ApiError when the question itself is refused, or nobody has answered for a minute
 */
export async function* auditStream(
  account: string,
  signal: AbortSignal,
): AsyncGenerator<AuditBatch> {
  let heardAtMs = Date.now();
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
    try {
      for await (const batch of oneConnection(account, signal)) {
        waitMs = FIRST_WAIT_MS;
        heardAtMs = Date.now();
        yield batch;
        if (batch.events.at(-1)?.type === "done") return;
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

/** One connection. All that was known before it comes as one batch, so that a reader never sees a fleet shrink and regrow. */
async function* oneConnection(account: string, signal: AbortSignal): AsyncGenerator<AuditBatch> {
  const query = new URLSearchParams({ account });
  const response = await apiFetch(`/api/audit?${query.toString()}`, { signal });
  let backlog: AuditEvent[] | null = [];
  for await (const events of readNdjson<AuditEvent>(response)) {
    if (backlog === null) {
      yield { restart: false, events };
      continue;
    }
    for (const event of events) backlog.push(event);
    if (!events.some((event) => event.type === "progress")) continue;
    yield { restart: true, events: backlog };
    backlog = null;
  }
}
