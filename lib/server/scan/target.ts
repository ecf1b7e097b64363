import "server-only";
import { type Account, type AccountId, accountId } from "@/lib/audit/account";

/** What a scan reads: one account, or every account the key can look at. */
export type ScanTarget = Account | "all";

/** The target as the store names it. */
export function filterOf(target: ScanTarget): string {
  return target === "all" ? "all" : accountId(target);
}

/** The account whose rows a target needs; null for all of them. */
export function accountOf(target: ScanTarget): AccountId | null {
  return target === "all" ? null : accountId(target);
}
