import "server-only";
import { SendGridError } from "@/lib/sendgrid/error";
import { log } from "../process/log";
import { note } from "../process/request-note";
import type { ApiFailure } from "./api-failure";
import { failureOf } from "./failure-of";

/**
 * Logs a {@link failureOf}: its code goes into the request's line, and a defect gets a line of its own.
 * @param hasLeft the client is gone, so a cut answer is not a defect
 */
export function noteFailure(error: unknown, hasLeft = false): ApiFailure {
  const failure = failureOf(error);
  // A page rethrows a failure that was logged here before, and Next prints it again.
  const isTold = failure === error;
  if (failure.code === "internal" && !hasLeft && !isTold) logDefect(error);
  note().code = failure.code;
  if (error instanceof SendGridError) note().connection = error.connection;
  return failure;
}

/**
 * {@link failureOf} of work that no request waits for, told to the log in a line of its own: of which work, for which
 * owner, and the code; a defect's class and place as well.
 */
export function logFailure(event: string, error: unknown, owner?: string): ApiFailure {
  const failure = failureOf(error);
  if (failure.code === "internal") logDefect(error);
  log("warn", event, { owner, code: failure.code });
  return failure;
}

/** Only the class and the place of a defect: its message may hold a header, and so a key. */
export function logDefect(error: unknown) {
  const stack =
    error instanceof Error
      ? (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line))
      : [];
  log("error", "defect", {
    name: error instanceof Error ? error.name : typeof error,
    at: stack
      .slice(0, 5)
      .map((line) => line.trim())
      .join(" < "),
  });
}
