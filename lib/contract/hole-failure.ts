import { accountId, SELF } from "@/lib/audit/account";
import type { Hole } from "@/lib/audit/fleet";
import { ERROR_STATUS, type ErrorCode } from "./errors";

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERROR_STATUS, code);

/** What to do next, by what went wrong. A hole keeps no such sentence: it would be the same thousands of times. */
const HELP: Partial<Record<ErrorCode, string>> = {
  access_forbidden:
    "Check the account's name and the scopes of your key. Only a key of the parent account may read on behalf of another.",
  not_found: "It may have been deleted, or belong to another account.",
  rate_limited: "SendGrid's limit is a few hundred calls a minute. It is free again within one.",
  upstream_failed: "Try again. If it stays so, look at SendGrid's status page.",
  upstream_timeout: "Try again. If it stays so, look at SendGrid's status page.",
  upstream_unreadable:
    "Nothing was guessed from it. If it stays so, report it with the time it happened.",
};

const OWN_REFUSED = "Add the scope to your key, or sign in with a key that has it.";

/** What a hole stands for, as our API would answer it. A code of another version counts as SendGrid's failure to answer. */
export function holeFailure({ account, code, message }: Hole): {
  code: ErrorCode;
  message: string;
  help: string | null;
} {
  const known = isErrorCode(code) ? code : "upstream_failed";
  const isOwn = known === "access_forbidden" && account === accountId(SELF);
  return { code: known, message, help: isOwn ? OWN_REFUSED : (HELP[known] ?? null) };
}
