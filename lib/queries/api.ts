import type { ErrorEnvelope } from "@/lib/contract/answers";
import type { ErrorCode } from "@/lib/contract/errors";

/** A failure of our API, or of the connection to it. `code` decides which screen to show. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly help: string | null;
  /** Seconds to wait before a retry; null if the answer named none. */
  readonly retryAfterSeconds: number | null;
  constructor(
    readonly code: ErrorCode | "offline",
    readonly status: number,
    message: string,
    more: { help?: string | null; retryAfterSeconds?: number | null } = {},
  ) {
    super(message);
    this.help = more.help ?? null;
    this.retryAfterSeconds = more.retryAfterSeconds ?? null;
  }
}

type ApiRequest = {
  method?: "GET" | "POST" | "DELETE";
  /** SendGrid's own `on-behalf-of` value; null or absent reads the key's own account. */
  onBehalfOf?: string | null;
  body?: unknown;
  signal?: AbortSignal;
};

/**
 * Calls our own API.
 * @returns the successful answer, its body unread
 * @throws ApiError for any other status, and with code `offline` if this server could not be reached
 */
export async function apiFetch(path: string, request: ApiRequest = {}): Promise<Response> {
  const { method = "GET", onBehalfOf = null, body, signal } = request;
  const headers: Record<string, string> = { Accept: "application/json" };
  if (onBehalfOf !== null) headers["on-behalf-of"] = onBehalfOf;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const response = await fetch(path, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
    cache: "no-store",
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ApiError("offline", 0, "This server could not be reached.", {
      help: "Check your connection, then try again.",
    });
  });
  if (!response.ok) throw await errorOf(response);
  return response;
}

/** {@link apiFetch}, with the JSON body read. Our browser code and server deploy together, so it trusts `T`. */
export async function getJson<T>(path: string, request: ApiRequest = {}): Promise<T> {
  const response = await apiFetch(path, request);
  return response.json();
}

async function errorOf(response: Response): Promise<ApiError> {
  const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
  const retryAfterSeconds = Number.isFinite(retryAfter) ? retryAfter : null;
  const envelope: ErrorEnvelope | null = await response.json().catch(() => null);
  const first = envelope?.errors?.[0];
  if (first?.code === undefined) {
    const message = `The server answered ${response.status} without saying why.`;
    return new ApiError("internal", response.status, message, { retryAfterSeconds });
  }
  return new ApiError(first.code, response.status, first.message, {
    help: first.help,
    retryAfterSeconds,
  });
}
