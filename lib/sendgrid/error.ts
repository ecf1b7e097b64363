import "server-only";
import type { Region } from "@/lib/audit/fleet/fleet";
import { oneOr } from "@/lib/audit/words";
import type { Connection } from "./connection";

/**
 * How a call to SendGrid can fail (SendGrid's API reference, Errors):
 * - `rejected` 401: the key is dead, mistyped, or of the other region
 * - `forbidden` 403: the key lives, but may not do this
 * - `not_found` 404
 * - `rate_limited` 429: `retryAfterMs` says when
 * - `failed`: 5xx, or no connection, after the retries
 * - `unreadable`: an answer that is not what SendGrid's API says
 * - `timeout`: the deadline passed
 */
export type SendGridFailure =
  | "rejected"
  | "forbidden"
  | "not_found"
  | "rate_limited"
  | "failed"
  | "unreadable"
  | "timeout";

type Details = Pick<
  SendGridError,
  | "status"
  | "region"
  | "retryAfterMs"
  | "reason"
  | "errorId"
  | "sentence"
  | "connection"
  | "statuses"
>;

/** A failed call. Contains no header, no body and no key, so it may be logged as it is. */
export class SendGridError extends Error {
  override readonly name = "SendGridError";
  /** SendGrid's HTTP status; null if it sent none. */
  readonly status: number | null;
  readonly region: Region | null;
  readonly retryAfterMs: number | null;
  readonly reason: string | null;
  /** SendGrid's error number, such as 10-40300; null if it sent none, or the call didn't read it. */
  readonly errorId: string | null;
  /** A sentence for the reader if we can say more than the kind does. Our own words, never SendGrid's. */
  readonly sentence: string | null;
  /** Why there was no connection; null if there was one, or the cause is unknown. */
  readonly connection: Connection | null;
  /** After the fallback to the other host: the status each host answered with. */
  readonly statuses: Readonly<Partial<Record<Region, number | null>>>;

  constructor(
    readonly kind: SendGridFailure,
    readonly path: string,
    details: Partial<Details> = {},
  ) {
    const { status = null, reason = null } = details;
    super(`SendGrid ${kind}${status === null ? "" : ` (${status})`}${reason ? `: ${reason}` : ""}`);
    this.status = status;
    this.region = details.region ?? null;
    this.retryAfterMs = details.retryAfterMs ?? null;
    this.reason = reason;
    this.errorId = details.errorId ?? null;
    this.sentence = details.sentence ?? null;
    this.connection = details.connection ?? null;
    this.statuses = details.statuses ?? {};
  }

  // By name: pages and routes join each other's calls, and Next loads this module, and so this class, once for each.
  static [Symbol.hasInstance](error: unknown): boolean {
    return error instanceof Error && error.name === "SendGridError";
  }
}

/** Whether SendGrid, or the way to it, failed us in one of these ways. */
export function isFailure(
  error: unknown,
  ...kinds: readonly SendGridFailure[]
): error is SendGridError {
  return error instanceof SendGridError && kinds.includes(error.kind);
}

export const ENDLESS = "a list without an end";

/** An answer with status 200 that must not be used. `sentence`: what the reader sees */
function unusable(path: string, reason: string, sentence: string): SendGridError {
  return new SendGridError("unreadable", path, { status: 200, reason, sentence });
}

/** A list with a next page even at the last one we follow: the rest is unknown, so we return none of it. */
export function endlessList(path: string): SendGridError {
  return unusable(path, ENDLESS, "SendGrid’s list has no end, so what is in it is unknown.");
}

/** A list that repeated earlier rows though more may exist: it is not known to be complete. */
export function repeatedPage(path: string): SendGridError {
  const sentence = "SendGrid repeated a page of its list, so the rest of it is unknown.";
  return unusable(path, "a repeated page", sentence);
}

/** Rows of a list of accounts that name nobody: those accounts are unknown, and so are their keys. */
export function namelessRows(path: string, count: number): SendGridError {
  const sentence = `SendGrid listed ${count} without a usable name, so ${oneOr(count, "its keys are", "their keys are")} unknown.`;
  return unusable(path, "a row without a name", sentence);
}

/** A host that ignores the header answers for the parent: none of that may appear under another account's name. */
export function ignoredHeader(path: string): SendGridError {
  const sentence = "SendGrid ignored on-behalf-of and answered for your own account instead.";
  return unusable(path, "the on-behalf-of header was ignored", sentence);
}
