"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { EVERY_ACCOUNT, OWN_ACCOUNT } from "@/lib/audit/account";
import { ON_BEHALF_OF } from "./account-href";
import { otherAccountHref } from "./other-account-href";
import { rememberAccount } from "./recent-accounts";

/** The way to another account, on the same page. */
export function useChooseAccount(): (next: string) => void {
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  return (next) => {
    if (next === (params.get(ON_BEHALF_OF) ?? OWN_ACCOUNT)) return;
    if (next !== OWN_ACCOUNT && next !== EVERY_ACCOUNT) rememberAccount(next);
    router.push(otherAccountHref(path, params, next));
  };
}
