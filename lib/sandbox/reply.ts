/** An HTTP reply before it goes on the wire. */
export type Reply = {
  status: number;
  headers: Record<string, string>;
  body: Buffer | string;
};

/** A JSON reply. `headers` are added to its Content-Type. */
export function json(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(value),
  };
}

function failure(
  status: number,
  error: { field: string | null; message: string; [more: string]: unknown },
) {
  return () => json(status, { errors: [error] });
}

/** SendGrid's failures, word for word, misspellings included, as far as known (SendGrid's API reference, Errors). */
export const failures = {
  authorizationRequired: failure(401, { field: null, message: "authorization required" }),
  invalidGrant: failure(401, {
    field: null,
    message: "The provided authorization grant is invalid, expired, or revoked",
    help: null,
  }),
  provisioningUnauthenticated: failure(401, {
    field: "",
    message: "Failed to authenticate user",
    error_id: "10-40100",
  }),
  accessForbidden: failure(403, { field: null, message: "access forbidden" }),
  subusersForbidden: failure(403, {
    field: null,
    message: "you dont have permission to access this resource",
  }),
  provisioningForbidden: failure(403, {
    field: "",
    message: "The authenticated user is not authorized to perfrom this request",
    error_id: "10-40300",
  }),
  /** The answer to an account without the add-on, seen in the field (sendgrid-csharp#689). */
  noEmailActivity: () => json(400, { errors: [{ message: "authorization required" }] }),
  keyNotFound: failure(404, { field: null, message: "unable to find API Key" }),
  notFound: failure(404, { field: null, message: "not found" }),
  tooManyRequests: failure(429, { field: null, message: "too many requests" }),
  internalServerError: failure(500, { field: null, message: "internal server error" }),
  // SendGrid's text for the next three is unknown: they have its envelope and a plain sentence.
  methodNotAllowed: failure(405, { field: null, message: "method not allowed" }),
  notAcceptable: failure(406, { field: null, message: "not acceptable" }),
  badParameter: (field: string) =>
    json(400, { errors: [{ field, message: `invalid value for ${field}` }] }),
};
