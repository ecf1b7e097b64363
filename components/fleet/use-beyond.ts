"use client";
import { useQuery } from "@tanstack/react-query";
import { isUnreadList } from "@/lib/audit/account";
import { beyondSentence } from "@/lib/audit/fleet/beyond";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { countOf } from "@/lib/audit/words";
import { sessionQuery, subusersQuery } from "@/lib/queries/account";
import { ApiError } from "@/lib/queries/api";
import { auditQuery } from "@/lib/queries/audit";

/** What lies beyond a fleet of one account, and what is known of it without a call; empty for a fleet of all of them. */
export function useBeyond({ target }: Pick<Fleet, "target">): string {
  const all = useQuery({ ...auditQuery("all"), enabled: false }).data;
  const { data: subusers, error } = useQuery({ ...subusersQuery(), enabled: false });
  const scopes = useQuery({ ...sessionQuery(), enabled: false }).data?.scopes;
  const sentence = beyondSentence(target);
  if (target !== "self") return sentence;
  return [sentence, othersWords(all) || listWords(subusers?.length, error, scopes)]
    .filter(Boolean)
    .join(" ");
}

/** The other accounts, where all of them have been read. */
function othersWords(all: Fleet | undefined): string {
  if (all === undefined || all.finishedAtMs === null) return "";
  if ([...all.accounts.keys()].some(isUnreadList)) return "";
  const accounts = [...all.accounts.keys()].filter((id) => id !== "self").length;
  const keys = all.keys.filter(({ account }) => account !== "self").length;
  if (accounts === 0) return "SendGrid lists no other account.";
  return `SendGrid lists ${countOf(accounts, "other account")} with ${countOf(keys, "key")}.`;
}

/** The subusers, where their list was asked for, or where the key signed in with may not ask. */
function listWords(
  subusers: number | undefined,
  error: Error | null,
  scopes: readonly string[] | null | undefined,
): string {
  if (subusers !== undefined) return `SendGrid lists ${countOf(subusers, "subuser")}.`;
  if (error instanceof ApiError) return `Subusers: not listed (${error.status}).`;
  const mayList = scopes?.includes("subusers.read") ?? true;
  return mayList ? "" : "Subusers: not listed, the key signed in with lacks subusers.read.";
}
