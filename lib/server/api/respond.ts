import "server-only";
import type { ApiFailure } from "../failure/api-failure";

/** Nothing may cache our answers: no browser, no proxy, no answer for another reader. */
const NO_STORE = { "Cache-Control": "private, no-store", Vary: "Cookie" };

/** A time as our answers have it: ISO 8601 in UTC. @param atMs epoch ms */
export function iso(atMs: number): string {
  return new Date(atMs).toISOString();
}

/** Our JSON answer, 200 unless said otherwise. */
export function respondJson(
  data: unknown,
  init: { status?: number; headers?: HeadersInit } = {},
): Response {
  const headers = new Headers(init.headers);
  for (const [name, value] of Object.entries(NO_STORE)) headers.set(name, value);
  headers.set("Content-Type", "application/json; charset=utf-8");
  return new Response(JSON.stringify(data), { status: init.status ?? 200, headers });
}

/** A JSON file, unchanged, for the browser to save under this name. */
export function respondFile(name: string, text: string): Response {
  const type = "application/json; charset=utf-8";
  const disposition = `attachment; filename="${name}"`;
  return new Response(text, {
    headers: { ...NO_STORE, "Content-Type": type, "Content-Disposition": disposition },
  });
}

/** 200 without a body, for a request that wants none. */
export function respondNothing(): Response {
  return new Response(null, { headers: NO_STORE });
}

/** 204. */
export function respondEmpty(headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 204, headers: { ...NO_STORE, ...headers } });
}

/** 307 to another page of this app. @param path begins with one slash */
export function respondElsewhere(path: string): Response {
  return new Response(null, { status: 307, headers: { ...NO_STORE, Location: path } });
}

/**
 * Newline-delimited JSON, sent as it comes: a proxy that compresses it would hold lines back, and nginx buffers anyway.
 */
export function respondNdjson(body: ReadableStream<Uint8Array>): Response {
  return new Response(body, {
    headers: {
      "Content-Type": "application/x-ndjson; charset=utf-8",
      "Cache-Control": "private, no-store, no-transform",
      "X-Accel-Buffering": "no",
      Vary: "Cookie",
    },
  });
}

/** The failure's status and envelope, with `Retry-After` in seconds if it has one. */
export function respondFailure(failure: ApiFailure): Response {
  const { retryAfterSeconds } = failure.details;
  const headers: Record<string, string> = {};
  if (retryAfterSeconds !== undefined) headers["Retry-After"] = String(retryAfterSeconds);
  return respondJson(failure.toEnvelope(), { status: failure.status, headers });
}
