import "server-only";
import { createGunzip } from "node:zlib";
import type { Dispatcher } from "undici";
import type { ZodType } from "zod";

/** Largest answer we read, after decompression: the longest real one, 500 subusers, is about 60 kB. */
const MAX_BODY_BYTES = 5_000_000;

/** The answer is not what SendGrid's API says. The message names the fault, never the content. */
export class UnreadableBody extends Error {
  override readonly name = "UnreadableBody";
}

type Answer = Pick<Dispatcher.ResponseData, "headers" | "body">;

/**
 * Reads and parses a JSON body.
 * @throws UnreadableBody when it is not JSON, too large, strangely encoded, or not of the schema's shape
 */
export async function readBody<T>({ headers, body }: Answer, schema: ZodType<T>): Promise<T> {
  const type = String(headers["content-type"] ?? "");
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(type)) throw new UnreadableBody("not JSON");
  const text = (await readText(headers, body)).replace(/^\uFEFF/, "");
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UnreadableBody("broken JSON");
  }
  // Without a length, an end says nothing: a gateway that lost its source ends the same way. Whole JSON proves itself;
  // an empty list in it does not, and would read as "no keys".
  const isFramed = "content-length" in headers || "transfer-encoding" in headers;
  if (!isFramed && holdsEmptyList(json)) throw new UnreadableBody("an end that may be a cut");
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw new UnreadableBody("an unknown shape");
  return parsed.data;
}

/** True when the answer is, or has a field that is, an empty list. */
function holdsEmptyList(json: unknown): boolean {
  const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;
  return isEmpty(json) || (json instanceof Object && Object.values(json).some(isEmpty));
}

async function readText(headers: Answer["headers"], body: Answer["body"]): Promise<string> {
  const encoding = String(headers["content-encoding"] ?? "identity").toLowerCase();
  if (encoding !== "identity" && encoding !== "gzip")
    throw new UnreadableBody("an unknown encoding");
  const source = encoding === "gzip" ? body.pipe(createGunzip()) : body;
  // A fault of the connection surfaces on `body`; without this the gunzip would wait for more forever.
  if (source !== body) body.on("error", (error) => source.destroy(error));
  const chunks: Buffer[] = [];
  let size = 0;
  // Counted after decompression, and stopped while it comes: a gzip bomb never reaches memory whole.
  for await (const chunk of source) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      body.destroy();
      throw new UnreadableBody("too large");
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
