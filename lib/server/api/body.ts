import "server-only";
import type { ZodType } from "zod";
import { ApiFailure } from "../failure/api-failure";

const MAX_BODY_BYTES = 4_096;
// Reads and drops this much more of an oversized body: stopping would reset the connection of a client that is still
// sending, and lose the answer.
const MAX_DRAINED_BYTES = 1_048_576;

/**
 * Reads a small JSON body.
 * @param maxBytes 4 KB unless a call accepts more
 * @throws ApiFailure 415 for another content type, 413 past the limit (counting bytes as they come, since a length can
 * lie), 400 otherwise
 */
export async function readJsonBody<T>(
  request: Request,
  schema: ZodType<T>,
  maxBytes = MAX_BODY_BYTES,
): Promise<T> {
  // A form on another site can't send this type without a preflight, which we never approve.
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    throw new ApiFailure(
      "unsupported_media_type",
      "Send JSON, with Content-Type: application/json.",
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(await readText(request, maxBytes));
  } catch (error) {
    if (error instanceof ApiFailure) throw error;
    throw new ApiFailure("invalid_input", "The body is not JSON.");
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join(".") || undefined;
  // Passes on the contract's own messages; Zod's can repeat the input.
  const isOurs = issue?.code === "custom";
  const message = isOurs ? issue.message : "The body doesn’t match this call’s schema.";
  throw new ApiFailure("invalid_input", message, { field });
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  const reader = request.body?.getReader();
  if (reader === undefined) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > MAX_DRAINED_BYTES) {
      await reader.cancel();
      break;
    }
    if (size <= maxBytes) chunks.push(value);
  }
  if (size > maxBytes) {
    const kilobytes = Math.round(maxBytes / 1_000);
    throw new ApiFailure("too_large", `The body is larger than ${kilobytes} KB.`);
  }
  return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
}
