import { accountId, SELF } from "@/lib/audit/account";
import type { Hole } from "@/lib/audit/fleet/fleet";
import { type ErrorCode, isErrorCode } from "./errors";
import { HELP } from "./help";

const OWN_REFUSED = "Add the scope to your key, or sign in with a key that has it.";

/** The failure behind a hole, as our API would report it. A code from another version counts as SendGrid's failure. */
export function holeFailure({ account, code, message }: Hole): {
  code: ErrorCode;
  message: string;
  help: string | null;
} {
  const known = isErrorCode(code) ? code : "upstream_failed";
  const isOwn = known === "access_forbidden" && account === accountId(SELF);
  return { code: known, message, help: isOwn ? OWN_REFUSED : (HELP[known] ?? null) };
}
