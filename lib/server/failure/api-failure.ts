import "server-only";
import type { ErrorEnvelope } from "@/lib/contract/answers";
import { ERROR_STATUS, type ErrorCode } from "@/lib/contract/errors";
import type { ReviewNews } from "@/lib/contract/reviews";

type Details = {
  field?: string;
  help?: string;
  retryAfterSeconds?: number;
  /** Present with `review_moved_on`. */
  cameFirst?: ReviewNews;
};

/** A failure that our API returns. Readers see its message and help, so neither repeats their input. */
export class ApiFailure extends Error {
  override readonly name = "ApiFailure";
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: Details = {},
  ) {
    super(message);
  }

  // By name: another part of Next logs what a page throws, and loads this class a second time.
  static [Symbol.hasInstance](error: unknown): boolean {
    return error instanceof Error && error.name === "ApiFailure";
  }

  get status(): number {
    return ERROR_STATUS[this.code];
  }

  /** SendGrid's envelope, with our stable code. */
  toEnvelope(): ErrorEnvelope {
    const { field = null, help = null, cameFirst } = this.details;
    const errors = [{ message: this.message, field, code: this.code, help }];
    return cameFirst === undefined ? { errors } : { errors, came_first: cameFirst };
  }
}
