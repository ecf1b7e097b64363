"use client";
import { useQuery } from "@tanstack/react-query";
import { countOf } from "@/lib/audit/words";
import { subusersQuery } from "@/lib/queries/account";
import { auditQuery } from "@/lib/queries/audit";
import { accountCounts, everyAccountWords } from "./every-account";

/** What "every account" includes, from what was read already: it must not cost a call. */
export function useEveryAccount(): string {
  const fleet = useQuery({ ...auditQuery("all"), enabled: false }).data;
  const subusers = useQuery({ ...subusersQuery(), enabled: false }).data;
  if (fleet !== undefined && fleet.accounts.size > 0)
    return everyAccountWords(accountCounts(fleet));
  if (subusers === undefined) return "parent, subusers and customer accounts";
  return `parent, ${countOf(subusers.length, "subuser")}, customer accounts`;
}
