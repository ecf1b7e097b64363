import "server-only";
import { type AccountId, accountId, type Target } from "@/lib/audit/account";

/** The account whose rows a target needs; null for all of them. */
export function accountOf(target: Target): AccountId | null {
  return target === "all" ? null : accountId(target);
}
