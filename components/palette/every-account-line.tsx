"use client";
import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { Globe } from "lucide-react";
import { useState } from "react";
import { readingOf, readingWords } from "@/components/fleet/reading";
import { auditQuery } from "@/lib/queries/audit";

/** Reads every account, so that what is typed is searched for in all of them. Gone once that is done. */
export function EveryAccountLine({ hasKeys }: { hasKeys: boolean }) {
  const [isAsked, setIsAsked] = useState(false);
  const { data: fleet, error } = useQuery({ ...auditQuery("all"), enabled: isAsked });
  if (fleet !== undefined && fleet.finishedAtMs !== null) return null;
  const words = isAsked
    ? (error?.message ??
      (fleet === undefined
        ? "Searching every account…"
        : `Searching every account: ${readingWords(readingOf(fleet, false))}`))
    : hasKeys
      ? "Search every account"
      : "No key found. Search every account?";
  return (
    <Command.Item
      value="search every account"
      onSelect={() => setIsAsked(true)}
      className="mt-1 flex min-h-9 cursor-pointer items-center gap-3 rounded-md border-line border-t px-2.5 text-sm data-[selected=true]:bg-accent-soft pointer-coarse:min-h-11"
    >
      <Globe aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
      <span className="min-w-0 flex-1 truncate">{words}</span>
    </Command.Item>
  );
}
