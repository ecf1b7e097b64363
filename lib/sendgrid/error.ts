import "server-only";
import type { Region } from "@/lib/audit/fleet";

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

type Details = { status?: number; region?: Region; retryAfterMs?: number; reason?: string };

/** A failed call. Holds no header, no body and no key, so that it may be logged as it is. */
export class SendGridError extends Error {
  override readonly name = "SendGridError";
  /** SendGrid's HTTP status; null when it gave none. */
  readonly status: number | null;
  readonly region: Region | null;
  readonly retryAfterMs: number | null;
  /** Set by the fallback to the other host: the status each host answered with. */
  statuses: Partial<Record<Region, number | null>> = {};

  constructor(
    readonly kind: SendGridFailure,
    readonly path: string,
    { status, region, retryAfterMs, reason }: Details = {},
  ) {
    super(
      `SendGrid ${kind}${status === undefined ? "" : ` (${status})`}${reason ? `: ${reason}` : ""}`,
    );
    this.status = status ?? null;
    this.region = region ?? null;
    this.retryAfterMs = retryAfterMs ?? null;
  }
}

/** A list that was followed as far as we go and still had a next page: what is missing is unknown, so none of it is told. */
export function endlessList(path: string): SendGridError {
  return new SendGridError("unreadable", path, { status: 200, reason: "a list without an end" });
}
