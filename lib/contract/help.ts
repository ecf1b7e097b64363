import type { ErrorCode } from "./errors";

const TRY_AGAIN =
  "Try again. If it keeps failing, check SendGrid's status page and this server's network.";

/** What to do next, by what went wrong, where no more is known of it than its code. */
export const HELP: Partial<Record<ErrorCode, string>> = {
  access_forbidden:
    "Check the account's name and the scopes of your key. Only a key of the parent account may read on behalf of another.",
  not_found: "It may have been deleted, or belong to another account.",
  rate_limited: "SendGrid's limit is a few hundred calls a minute. It is free again within one.",
  upstream_failed: TRY_AGAIN,
  upstream_timeout: TRY_AGAIN,
  upstream_unreadable:
    "Nothing was guessed from it. If it stays so, report it with the time it happened.",
};
