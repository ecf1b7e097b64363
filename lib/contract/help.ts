import type { ErrorCode } from "./errors";

const TRY_AGAIN =
  "Try again. If it keeps failing, check SendGrid’s status page and this server’s network.";

/** What to do next, by error code, if the code is all we know about a failure. */
export const HELP: Partial<Record<ErrorCode, string>> = {
  access_forbidden:
    "Check the account’s name and the scopes of your key. Only the parent account’s key can read on behalf of a subuser or customer account.",
  not_found: "It may have been deleted, or belong to another account.",
  rate_limited:
    "SendGrid’s limit is a few hundred calls a minute. Calls are allowed again within a minute.",
  upstream_failed: TRY_AGAIN,
  upstream_timeout: TRY_AGAIN,
  upstream_unreadable:
    "Nothing was inferred from it. If it keeps happening, report it with the time.",
};
