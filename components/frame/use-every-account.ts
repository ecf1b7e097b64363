"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { countOf } from "@/lib/audit/words";
import { subusersQuery } from "@/lib/queries/account";
import { auditQuery } from "@/lib/queries/audit";
import { accountCounts, everyAccountWords } from "./every-account";

/** What "every account" holds, from what has been read anyway: it must not cost a call. */
export function useEveryAccount(): string {
  const fleet = useQuery({ ...auditQuery("all"), enabled: false }).data;
  const subusers = useQuery({ ...subusersQuery(), enabled: false }).data;
  const accounts = fleet?.accounts;
  return useMemo(() => {
    if (accounts !== undefined && accounts.size > 0) {
      return everyAccountWords(accountCounts({ accounts }));
    }
    if (subusers === undefined) return "parent, subusers and customer accounts";
    return `parent, ${countOf(subusers.length, "subuser")}, customer accounts`;
  }, [accounts, subusers]);
}
