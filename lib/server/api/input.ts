import "server-only";
import { type Account, parseAccountId } from "@/lib/audit/account";
import { isApiKeyId } from "@/lib/audit/api-key-id";
import { ApiFailure } from "../failure/api-failure";

// Allow-lists, since encoding is no defence: `encodeURIComponent("..")` is `..`, and Next hands over decoded parameters.
const CURSOR = /^[A-Za-z0-9_-]{1,128}$/;
const USERNAME = /^[\x20-\x7e]{1,128}$/;
const MAX_OFFSET = 1_000_000;

function invalid(field: string, message: string): ApiFailure {
  return new ApiFailure("invalid_input", message, { field });
}

/** @throws ApiFailure `invalid_input` */
export function apiKeyIdOf(value: unknown): string {
  if (typeof value === "string" && isApiKeyId(value)) return value;
  throw invalid("api_key_id", "This is not an API key's id.");
}

/** Reads a whole number from a query; undefined when it is absent. @throws ApiFailure `invalid_input` */
function integerOf(
  query: URLSearchParams,
  name: string,
  min: number,
  max: number,
): number | undefined {
  const value = query.get(name);
  if (value === null) return undefined;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw invalid(name, `${name} must be a whole number from ${min} to ${max}.`);
}

/** Drops what was not given, so that SendGrid's own defaults hold. */
function given<T extends Record<string, unknown>>(values: T): Partial<T> {
  const isGiven = (entry: [string, unknown]) => entry[1] !== undefined;
  return Object.fromEntries(Object.entries(values).filter(isGiven)) as Partial<T>;
}

/** The query of `GET /api/v3/subusers`. @throws ApiFailure `invalid_input` */
export function subuserPageOf(query: URLSearchParams) {
  const username = query.get("username") ?? undefined;
  if (username !== undefined && !USERNAME.test(username))
    throw invalid("username", "This is not a username.");
  const limit = integerOf(query, "limit", 1, 500);
  const offset = integerOf(query, "offset", 0, MAX_OFFSET);
  return given({ username, limit, offset });
}

/** The query of `GET /api/v3/partners/accounts`. @throws ApiFailure `invalid_input` */
export function accountPageOf(query: URLSearchParams) {
  const offset = query.get("offset") ?? undefined;
  if (offset !== undefined && !CURSOR.test(offset))
    throw invalid("offset", "This is not an account's id.");
  return given({ limit: integerOf(query, "limit", 1, 100), offset });
}

/** The `account` of `/api/audit`: one account, or `all`. @throws ApiFailure `invalid_input` */
export function auditTargetOf(value: string): Account | "all" {
  const account = value === "all" ? value : parseAccountId(value);
  if (account !== null) return account;
  throw invalid("account", "account must be self, subuser:NAME, account-id:ID or all.");
}
