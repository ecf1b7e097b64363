"use client";
import { useQuery } from "@tanstack/react-query";
import { Globe } from "lucide-react";
import { useState } from "react";
import { readingOf, readingWords } from "@/components/fleet/reading";
import { auditQuery } from "@/lib/queries/audit";
import { Line } from "./lines";

/** Reads every account, so that the search covers all of them. Disappears once that is done. */
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
    <Line
      id="search every account"
      icon={Globe}
      onSelect={() => setIsAsked(true)}
      className="mt-1 border-line border-t"
    >
      <span className="min-w-0 flex-1 truncate">{words}</span>
    </Line>
  );
}
