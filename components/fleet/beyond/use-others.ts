"use client";
import { useQuery } from "@tanstack/react-query";
import { useTakenOver } from "@/components/ui/use-taken-over";
import { isUnreadList } from "@/lib/audit/account";
import type { Others } from "@/lib/audit/fleet/beyond";
import { othersQuery } from "@/lib/queries/account";
import { auditQuery } from "@/lib/queries/audit";

/** The other accounts besides the key's own. `keys`: how many keys they have, once all of them are read. */
type KnownOthers = Others & { keys: number | null };

/**
 * The accounts besides the key's own: from a scan, otherwise from what the server sent with the page. Null: not known.
 * Makes no call.
 */
export function useOthers(): KnownOthers | null {
  const all = useQuery({ ...auditQuery("all"), enabled: false }).data;
  const told = useQuery({ ...othersQuery(), enabled: false }).data ?? null;
  const isTakenOver = useTakenOver();
  const listed = [...((isTakenOver && all?.accounts.keys()) || [])];
  const isUnread = listed.some(isUnreadList);
  if (all === undefined || listed.length === 0 || (isUnread && told !== null)) {
    return told && { ...told, keys: null };
  }
  const keys = all.keys.filter(({ account }) => account !== "self").length;
  const accounts = listed.filter((id) => id !== "self" && !isUnreadList(id)).length;
  const isEnd = all.finishedAtMs !== null;
  const isWhole = !isUnread && (isEnd || listed.length >= all.progress.accounts.total);
  return { accounts, isWhole, keys: isEnd && !isUnread ? keys : null };
}
