"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { OWN_ACCOUNT } from "@/lib/audit/account";
import type { OnBehalfOf } from "@/lib/queries/account";
import { ON_BEHALF_OF } from "./account-href";

/**
 * The account this page looks at. It lives in the URL alone, so two tabs can look at two. A key's page that names none is
 * of the key's own account, and so is all that it counts and links to.
 */
export function useOnBehalfOf(): OnBehalfOf {
  const isOfOneKey = usePathname().startsWith("/keys/");
  return useSearchParams().get(ON_BEHALF_OF) ?? (isOfOneKey ? OWN_ACCOUNT : null);
}
