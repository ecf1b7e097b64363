import "server-only";
import { SendGridError } from "@/lib/sendgrid/error";
import { failureOf } from "../http/failure-of";
import type { ReadFailure } from "../store/holes";

/** What is kept of a read that failed: the code, sentence and SendGrid's status that its hole will show. */
export function readFailureOf(error: unknown): ReadFailure {
  const { code, message } = failureOf(error);
  return { code, message, status: error instanceof SendGridError ? error.status : null };
}

/** True when SendGrid calls the key itself dead: then nothing more can be read. */
export function isDeadKey(error: unknown): boolean {
  return error instanceof SendGridError && error.kind === "rejected";
}
