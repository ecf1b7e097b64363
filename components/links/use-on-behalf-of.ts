"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { OWN_ACCOUNT } from "@/lib/audit/account";
import type { OnBehalfOf } from "@/lib/queries/account";
import { ON_BEHALF_OF } from "./account-href";

/**
 * The account that this page shows. Only the URL holds it, so two tabs can show two accounts. A key's page without one
 * shows the own account, and so do its counts and links.
 */
export function useOnBehalfOf(): OnBehalfOf {
  const isOfOneKey = usePathname().startsWith("/keys/");
  return useSearchParams().get(ON_BEHALF_OF) ?? (isOfOneKey ? OWN_ACCOUNT : null);
}
