import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { type APIRequestContext, type APIResponse, expect } from "@playwright/test";
import { z } from "zod";
import { ERROR_STATUS, type ErrorCode } from "@/lib/contract/errors";

/** The `Cookie` header of a signed-in client, for those who bring their own way to ask. */
export async function cookieOf(context: APIRequestContext): Promise<string> {
  const { cookies } = await context.storageState();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

type Raw = { method?: string; headers?: Record<string, string>; body?: string | Buffer | Readable };
export type RawAnswer = { status: number; headers: IncomingHttpHeaders; text: string };

/** One request whose path is sent byte for byte: no client tidies `..` or `%2f` away. */
export function askRaw(origin: string, path: string, { method, headers, body }: Raw = {}) {
  return new Promise<RawAnswer>((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const request = httpRequest({ hostname, port, path, method: method ?? "GET", headers });
    request.on("error", reject);
    request.on("response", (response) => {
      text(response).then(
        (answer) =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text: answer }),
        reject,
      );
    });
    if (body instanceof Readable) body.pipe(request);
    else request.end(body);
  });
}

const Failure = z.strictObject({
  message: z.string().min(1),
  field: z.string().nullable(),
  code: z.string(),
  help: z.string().nullable(),
});
const Envelope = z.strictObject({ errors: z.tuple([Failure]) });

/** Asserts that a body is the contract's envelope with this code, and nothing more. */
export function expectEnvelope(body: unknown, code: ErrorCode) {
  expect(Envelope.parse(body).errors[0].code).toBe(code);
}

/** Asserts a failure of the contract: its code, the code's status, the envelope, and that nobody may keep it. */
export async function expectFailure(response: APIResponse, code: ErrorCode) {
  const body = await response.text();
  expect(response.status(), body).toBe(ERROR_STATUS[code]);
  expectEnvelope(JSON.parse(body), code);
  expectNotKept(response.headers());
}

/** Asserts that no browser or proxy may keep an answer, or hand it to another reader. */
export function expectNotKept(headers: Record<string, unknown>) {
  expect(String(headers["cache-control"])).toMatch(/private, no-store/);
  expect(headers.vary).toContain("Cookie");
}
