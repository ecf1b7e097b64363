import "server-only";
import { gunzip } from "node:zlib";
import type { Dispatcher } from "undici";
import type { ZodType } from "zod";
import { WireFailure } from "./wire";

/** The largest answer we read, after decompression: the longest real one, 500 subusers, is about 60 kB. */
const MAX_BODY_BYTES = 5_000_000;

/** The answer doesn't match SendGrid's API. The message names the fault, never the content. */
export class UnreadableBody extends Error {
  override readonly name = "UnreadableBody";
}

type RawAnswer = Pick<Dispatcher.ResponseData, "headers" | "body">;

/** Releases a body that nobody will read: otherwise a long one would keep one of few connections forever. */
export function dropBody({ body }: Pick<RawAnswer, "body">) {
  body.on("error", () => {}).destroy();
}

/**
 * Reads and parses a JSON body.
 * @throws UnreadableBody if it is not JSON, too large, oddly encoded, or doesn't match the schema
 */
export async function readBody<T>(answer: RawAnswer, schema: ZodType<T>): Promise<T> {
  const { headers } = answer;
  const text = (await readText(answer)).replace(/^\uFEFF/, "");
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UnreadableBody("broken JSON");
  }
  // Without a length, the end proves nothing: a gateway that lost its source ends the same way. Complete JSON proves
  // itself, but an empty list in it doesn't, and would read as "no keys".
  const isFramed = "content-length" in headers || "transfer-encoding" in headers;
  if (!isFramed && holdsEmptyList(json)) throw new UnreadableBody("an end that may be a cut");
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw new UnreadableBody("an unknown shape");
  return parsed.data;
}

/** SendGrid's error number; null if the answer has none. Ignores the rest: the text may contain anything. */
export async function readErrorId(answer: RawAnswer): Promise<string | null> {
  const failure = await readBody(answer, WireFailure).catch(() => null);
  return failure?.errors[0]?.error_id ?? null;
}

/** Whether the answer is, or has a field that is, an empty list. */
function holdsEmptyList(json: unknown): boolean {
  const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;
  return isEmpty(json) || (json instanceof Object && Object.values(json).some(isEmpty));
}

async function readText(answer: RawAnswer): Promise<string> {
  const { headers } = answer;
  const isJson = /^application\/(?:[\w.-]+\+)?json\b/i.test(String(headers["content-type"] ?? ""));
  const encoding = String(headers["content-encoding"] ?? "identity").toLowerCase();
  const isKnown = encoding === "identity" || encoding === "gzip";
  if (!isJson || !isKnown) {
    dropBody(answer);
    throw new UnreadableBody(isJson ? "an unknown encoding" : "not JSON");
  }
  const bytes = await readBytes(answer.body);
  return (encoding === "gzip" ? await unpack(bytes) : bytes).toString("utf8");
}

/** Reads everything before parsing, so that a later failure leaves the connection free. */
async function readBytes(body: RawAnswer["body"]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    // Leaving the loop destroys the body.
    if (size > MAX_BODY_BYTES) throw new UnreadableBody("too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Stops while the output grows: a gzip bomb never fits into memory. */
function unpack(bytes: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    gunzip(bytes, { maxOutputLength: MAX_BODY_BYTES }, (error, text) => {
      if (error === null) return resolve(text);
      const isBomb = "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
      return reject(isBomb ? new UnreadableBody("too large") : error);
    });
  });
}
