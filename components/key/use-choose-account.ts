"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { EVERY_ACCOUNT } from "@/lib/audit/account";
import type { OnBehalfOf } from "@/lib/queries/account";
import { ON_BEHALF_OF } from "./account-href";
import { rememberAccount } from "./recent-accounts";

/** The way to another account: it writes `?on-behalf-of=` and nothing else. */
export function useChooseAccount(): (next: OnBehalfOf) => void {
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  return (next) => {
    if (next === params.get(ON_BEHALF_OF)) return;
    // A key belongs to one account: its page means nothing in another.
    const onKey = path.startsWith("/keys/");
    const query = new URLSearchParams(onKey ? "" : params);
    if (next === null) query.delete(ON_BEHALF_OF);
    else query.set(ON_BEHALF_OF, next);
    if (next !== null && next !== EVERY_ACCOUNT) rememberAccount(next);
    router.push(`${onKey ? "/keys" : path}?${query.toString()}`.replace(/\?$/, ""));
  };
}
