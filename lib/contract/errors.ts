/** Every error code of our API, with its HTTP status. The only place that pairs the two. */
export const ERROR_STATUS = {
  invalid_input: 400,
  signed_out: 401,
  session_expired: 401,
  key_rejected: 401,
  access_forbidden: 403,
  cross_origin: 403,
  not_found: 404,
  method_not_allowed: 405,
  request_timeout: 408,
  review_moved_on: 409,
  too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  headers_too_large: 431,
  internal: 500,
  upstream_failed: 502,
  upstream_unreadable: 502,
  unavailable: 503,
  upstream_timeout: 504,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** Whether a text is one of our codes. A stored code may come from another version. */
export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERROR_STATUS, code);
