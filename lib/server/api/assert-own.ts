import "server-only";
import type { Account } from "@/lib/audit/account";
import { ApiFailure } from "../failure/api-failure";

/**
 * Refuses other accounts for calls that only cover the key's own: they would return the parent's data under another
 * name.
 * @throws ApiFailure `invalid_input`
 */
export function assertOwn({ kind }: Account) {
  if (kind === "self") return;
  throw new ApiFailure("invalid_input", "Only the key’s own account has this list.", {
    field: "on-behalf-of",
  });
}
