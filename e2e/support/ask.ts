import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { type APIRequestContext, type APIResponse, expect } from "@playwright/test";
import { ErrorEnvelope } from "@/lib/contract/answers";
import { ERROR_STATUS, type ErrorCode } from "@/lib/contract/errors";
import { expectContract } from "./held-to-contract";

/** The `Cookie` header of a signed-in client, for tests that use another HTTP client. */
export async function cookieOf(context: APIRequestContext): Promise<string> {
  const { cookies } = await context.storageState();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

type Raw = { method?: string; headers?: Record<string, string>; body?: string | Buffer | Readable };
export type RawAnswer = { status: number; headers: IncomingHttpHeaders; text: string };

/**
 * Sends one request with its path byte for byte: no client normalizes `..` or `%2f`. Checks the answer against the API
 * contract.
 */
export function askRaw(origin: string, path: string, { method, headers, body }: Raw = {}) {
  return new Promise<RawAnswer>((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const request = httpRequest({ hostname, port, path, method: method ?? "GET", headers });
    request.on("error", reject);
    request.on("response", (response) => {
      text(response).then((body) => {
        const { statusCode: status = 0, headers: received } = response;
        const contentType = received["content-type"] ?? "";
        expectContract({ method: method ?? "GET", path, status, contentType, body });
        resolve({ status, headers: received, text: body });
      }, reject);
    });
    if (body instanceof Readable) body.pipe(request);
    else request.end(body);
  });
}

/** Asserts that a body is the contract's envelope with this code, and nothing more. */
export function expectEnvelope(body: unknown, code: ErrorCode) {
  expect(ErrorEnvelope.parse(body).errors[0]?.code).toBe(code);
}

/** Asserts a failure of the contract: code, status, envelope, and that nobody may cache it. */
export async function expectFailure(response: APIResponse, code: ErrorCode) {
  const body = await response.text();
  expect(response.status(), body).toBe(ERROR_STATUS[code]);
  expectEnvelope(JSON.parse(body), code);
  expectNotKept(response.headers());
}

/** Asserts that no browser or proxy may cache an answer or serve it to another reader. */
export function expectNotKept(headers: Record<string, unknown>) {
  expect(String(headers["cache-control"])).toMatch(/private, no-store/);
  expect(headers.vary).toContain("Cookie");
}
