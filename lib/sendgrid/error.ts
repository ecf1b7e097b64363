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

/** A failed call. Holds no header, no body and no key, so that it may be logged as it is. */
export class SendGridError extends Error {
  override readonly name = "SendGridError";
  /** SendGrid's HTTP status; null when it gave none. */
  readonly status: number | null;
  readonly region: Region | null;
  readonly retryAfterMs: number | null;
  readonly reason: string | null;
  /** SendGrid's number of the error, such as 10-40300; null when it gave none, or was not asked for it. */
  readonly errorId: string | null;
  /** What a reader is told, where more can be said than the kind says. Our own words, never SendGrid's. */
  readonly sentence: string | null;
  /** Why there was no connection; null when there was one, or nothing is known of it. */
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

/** An answer that came, 200, and is not to be used. `sentence`: what a reader is told */
function unusable(path: string, reason: string, sentence: string): SendGridError {
  return new SendGridError("unreadable", path, { status: 200, reason, sentence });
}

/** A list that was followed as far as we go and still had a next page: what is missing is unknown, so none of it is told. */
export function endlessList(path: string): SendGridError {
  return unusable(path, ENDLESS, "SendGrid’s list has no end, so what is in it is unknown.");
}

/** A list that came to rows it had told already, where there may be more that it has not: it is not known in full. */
export function repeatedPage(path: string): SendGridError {
  const sentence = "SendGrid repeated a page of its list, so the rest of it is unknown.";
  return unusable(path, "a repeated page", sentence);
}

/** Rows of a list of accounts that do not say whom they name: who those are is unknown, and so are their keys. */
export function namelessRows(path: string, count: number): SendGridError {
  const sentence = `SendGrid listed ${count} without a usable name, so ${oneOr(count, "its keys are", "their keys are")} unknown.`;
  return unusable(path, "a row without a name", sentence);
}

/** A host that did not look at the header answers for the parent: nothing of that may stand under another's name. */
export function ignoredHeader(path: string): SendGridError {
  const sentence = "SendGrid ignored on-behalf-of and answered for your own account instead.";
  return unusable(path, "the on-behalf-of header was ignored", sentence);
}
