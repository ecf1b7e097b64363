import "server-only";
import { LRUCache } from "lru-cache";
import type { Connection } from "@/lib/sendgrid/connection";
import { isFailure, SendGridError } from "@/lib/sendgrid/error";
import { failureOf } from "../failure/failure-of";
import { log } from "../process/log";
import type { ReadFailure } from "../store/holes";

/** How often the log reports a lost connection to a host: a scan may fail a thousand times for one reason. */
const SAY_EVERY_MS = 60_000;
const said = new LRUCache<string, true>({ max: 100, ttl: SAY_EVERY_MS });

function logConnection({ cause, host }: Connection) {
  const what = `${cause} ${host}`;
  if (said.has(what)) return;
  said.set(what, true);
  log("warn", "upstream", { cause, host });
}

/** What to store about a failed read: the code, message and SendGrid status that its hole will show. */
export function readFailureOf(error: unknown): ReadFailure {
  const { code, message } = failureOf(error);
  // No request's log line covers a scan's own calls.
  if (error instanceof SendGridError && error.connection !== null) logConnection(error.connection);
  return { code, status: error instanceof SendGridError ? error.status : null, message };
}

/** Whether SendGrid says that the key itself is dead: then nothing more can be read. */
export function isDeadKey(error: unknown): boolean {
  return isFailure(error, "rejected");
}
