"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { EVERY_ACCOUNT, OWN_ACCOUNT } from "@/lib/audit/account";
import { ON_BEHALF_OF } from "./account-href";
import { useGoTo } from "./followed-again";
import { otherAccountHref } from "./other-account-href";
import { rememberAccount } from "./recent-accounts";

/** Switches to another account on the same page. */
export function useChooseAccount(): (next: string) => void {
  const goTo = useGoTo();
  const path = usePathname();
  const params = useSearchParams();
  return (next) => {
    if (next === (params.get(ON_BEHALF_OF) ?? OWN_ACCOUNT)) return;
    if (next !== OWN_ACCOUNT && next !== EVERY_ACCOUNT) rememberAccount(next);
    goTo(otherAccountHref(path, params, next));
  };
}
