"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { EVERY_ACCOUNT } from "@/lib/audit/account";
import type { OnBehalfOf } from "@/lib/queries/account";
import { ON_BEHALF_OF } from "./account-href";
import { otherAccountHref } from "./other-account-href";
import { rememberAccount } from "./recent-accounts";

/** The way to another account, on the same page. */
export function useChooseAccount(): (next: OnBehalfOf) => void {
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  return (next) => {
    if (next === params.get(ON_BEHALF_OF)) return;
    if (next !== null && next !== EVERY_ACCOUNT) rememberAccount(next);
    router.push(otherAccountHref(path, params, next));
  };
}
