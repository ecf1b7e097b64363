"use client";
import { useSearchParams } from "next/navigation";
import type { OnBehalfOf } from "@/lib/queries/account";
import { ON_BEHALF_OF } from "./account-href";

/** The account this page looks at. It lives in the URL alone, so two tabs can look at two. */
export function useOnBehalfOf(): OnBehalfOf {
  return useSearchParams().get(ON_BEHALF_OF);
}
