import "server-only";
import type { ZodObject, ZodType } from "zod";
import type { Target } from "@/lib/audit/account";
import { ApiKeyId, StateName, TargetQuery } from "@/lib/contract/requests";
import { ReviewId } from "@/lib/contract/review-requests";
import { ApiFailure } from "../failure/api-failure";
import { noteAccount } from "../process/request-note";

/** @throws ApiFailure `invalid_input`, with the contract's message for it */
function parse<T>(schema: ZodType<T>, value: unknown, name?: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join(".") || name;
  throw new ApiFailure(
    "invalid_input",
    issue?.message ?? "This call doesn’t accept that parameter.",
    {
      field,
    },
  );
}

/** Reads a key id from an address. @throws ApiFailure `invalid_input` */
export function apiKeyIdOf(value: unknown): string {
  return parse(ApiKeyId, value, "api_key_id");
}

/** Reads a history state from an address: by hash, or by a moment in epoch ms. @throws ApiFailure `invalid_input` */
export function stateOf(value: unknown): { hash: string } | { atMs: number } {
  const parsed = StateName.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ApiFailure(
    "invalid_input",
    "This isn’t a state: it must be a SHA-256 or a time in UTC.",
    {
      field: "state",
    },
  );
}

/** Reads a review id from an address. @throws ApiFailure `not_found`: an invalid id is nobody's review either */
export function reviewIdOf(value: unknown): string {
  const parsed = ReviewId.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ApiFailure(
    "not_found",
    "There is no such review among the accounts this session can list.",
  );
}

/** Reads the account, or all, that a query names, and notes it for the log. @throws ApiFailure `invalid_input` */
export function targetOf(request: Request): Target {
  const { account } = queryOf(TargetQuery, request);
  noteAccount(account);
  return account;
}

/**
 * Reads the contract's parameters from a query, the first value of each. Leaves out missing ones.
 * @throws ApiFailure `invalid_input`
 */
export function queryOf<T>(schema: ZodObject & ZodType<T>, { url }: Pick<Request, "url">): T {
  const query = new URL(url).searchParams;
  const given = Object.keys(schema.shape).filter((name) => query.has(name));
  return parse(schema, Object.fromEntries(given.map((name) => [name, query.get(name)])));
}
