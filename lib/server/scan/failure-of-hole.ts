import "server-only";
import type { Hole } from "@/lib/audit/fleet";
import { ERROR_STATUS, type ErrorCode } from "@/lib/contract/errors";
import { ApiFailure } from "../http/api-failure";

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERROR_STATUS, code);

/** The failure a hole was kept for. A code of another version counts as SendGrid's failure to answer. */
export function failureOfHole({ code, message }: Hole): ApiFailure {
  return new ApiFailure(isErrorCode(code) ? code : "upstream_failed", message);
}
