import "server-only";
import type { ZodObject, ZodType } from "zod";
import { ApiKeyId } from "@/lib/contract/requests";
import { ApiFailure } from "../failure/api-failure";

/** @throws ApiFailure `invalid_input`, with the message that the contract has for it */
function parse<T>(schema: ZodType<T>, value: unknown, name?: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join(".") || name;
  throw new ApiFailure("invalid_input", issue?.message ?? "This call takes no such thing.", {
    field,
  });
}

/** The id of a key in an address. @throws ApiFailure `invalid_input` */
export function apiKeyIdOf(value: unknown): string {
  return parse(ApiKeyId, value, "api_key_id");
}

/**
 * A query, of which the contract's parameters are read, each where it comes first. What is not given is left out.
 * @throws ApiFailure `invalid_input`
 */
export function queryOf<T>(schema: ZodObject & ZodType<T>, query: URLSearchParams): T {
  const given = Object.keys(schema.shape).filter((name) => query.has(name));
  return parse(schema, Object.fromEntries(given.map((name) => [name, query.get(name)])));
}
