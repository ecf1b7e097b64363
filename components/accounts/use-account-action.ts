"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { announce } from "@/components/ui/announcer";
import type { AccountId } from "@/lib/audit/account";
import { ApiError } from "@/lib/queries/api";
import { actOnScan, auditQuery } from "@/lib/queries/audit";

/** `busy`: the account's scan is running. `failure`: why it could not start. */
export type Asked = { busy: boolean; failure: string | null };

/**
 * Reads single accounts again. An account has its own scan: this follows it to the end, then reloads the whole fleet,
 * which then contains the new result.
 */
export function useAccountAction() {
  const client = useQueryClient();
  const [asked, setAsked] = useState<ReadonlyMap<AccountId, Asked>>(new Map());
  const put = (account: AccountId, next: Asked) =>
    setAsked((before) => new Map(before).set(account, next));

  async function readAgain(account: AccountId, label: string, action: "retry" | "refresh") {
    put(account, { busy: true, failure: null });
    try {
      await actOnScan(account, action);
      await client.fetchQuery({ ...auditQuery(account), staleTime: 0 });
      // A running scan of every account picks it up by itself.
      void client.refetchQueries(
        { queryKey: auditQuery("all").queryKey },
        { cancelRefetch: false },
      );
      put(account, { busy: false, failure: null });
      announce(`${label} was read again.`);
    } catch (error) {
      const failure = error instanceof ApiError ? error.message : "That request failed. Try again.";
      put(account, { busy: false, failure });
    }
  }
  return { asked, readAgain };
}
