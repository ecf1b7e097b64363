"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { announce } from "@/components/ui/announcer";
import type { AccountId } from "@/lib/audit/account";
import { ApiError } from "@/lib/queries/api";
import { actOnScan, auditQuery } from "@/lib/queries/audit";

/** `busy`: its scan runs. `failure`: why it could not be asked for. */
export type Asked = { busy: boolean; failure: string | null };

/**
 * Reads single accounts again. An account's scan is one of its own: it is followed to its end, then the whole fleet is
 * told anew, in which it is now as it has been read.
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
      // A fleet that is still being read hears of it by itself.
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
