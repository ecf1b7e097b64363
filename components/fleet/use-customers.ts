"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { parseAccountId } from "@/lib/audit/account";
import { auditQuery } from "@/lib/queries/audit";
import type { ListedAccount } from "./listed-account";

/** The customer accounts, once this tab has read every account. Makes no request. */
export function useCustomers(): readonly ListedAccount[] {
  const accounts = useQuery({ ...auditQuery("all"), enabled: false }).data?.accounts;
  return useMemo(
    () =>
      [...(accounts?.values() ?? [])].flatMap(({ account: id, label, region, disabled }) => {
        const account = parseAccountId(id);
        return account?.kind === "account-id" ? [{ account, name: label, region, disabled }] : [];
      }),
    [accounts],
  );
}
