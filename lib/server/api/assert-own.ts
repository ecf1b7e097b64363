import "server-only";
import type { Account } from "@/lib/audit/account";
import { ApiFailure } from "../failure/api-failure";

/**
 * What is the key's own account's alone would be the parent's all the same under another's name.
 * @throws ApiFailure `invalid_input`
 */
export function assertOwn({ kind }: Account) {
  if (kind === "self") return;
  throw new ApiFailure("invalid_input", "Only the key’s own account has this list.", {
    field: "on-behalf-of",
  });
}
