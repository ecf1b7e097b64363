import "server-only";
import { LRUCache } from "lru-cache";
import { processWide } from "@/lib/process-wide";
import type { Connection } from "@/lib/sendgrid/connection";
import { isFailure, SendGridError } from "@/lib/sendgrid/error";
import { failureOf } from "../failure/failure-of";
import { logDefect } from "../failure/note-failure";
import { log } from "../process/log";
import type { ReadFailure } from "../store/holes";

/** How often the log reports a lost connection to a host: a scan may fail a thousand times for one reason. */
const SAY_EVERY_MS = 60_000;
const said = processWide(
  "said of late",
  () => new LRUCache<string, true>({ max: 100, ttl: SAY_EVERY_MS }),
);

function saySeldom(what: string, say: () => void) {
  if (said.has(what)) return;
  said.set(what, true);
  say();
}

function logConnection({ cause, host }: Connection) {
  saySeldom(`${cause} ${host}`, () => log("warn", "upstream", { cause, host }));
}

/** Where a defect is; not its message, which may name another key each time. */
const placeOf = (error: unknown) =>
  /^\s+at .*$/m.exec(error instanceof Error ? (error.stack ?? "") : "")?.[0] ?? typeof error;

/** What is kept of a read that failed: the code, sentence and SendGrid's status that its hole will show. */
export function readFailureOf(error: unknown): ReadFailure {
  const { code, message } = failureOf(error);
  // No request's log line covers a scan's own calls.
  if (error instanceof SendGridError && error.connection !== null) logConnection(error.connection);
  if (code === "internal") saySeldom(placeOf(error), () => logDefect(error));
  return { code, status: error instanceof SendGridError ? error.status : null, message };
}

/** Whether SendGrid says that the key itself is dead: then nothing more can be read. */
export function isDeadKey(error: unknown): boolean {
  return isFailure(error, "rejected");
}
