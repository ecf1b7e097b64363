"use client";
import { useEffect } from "react";
import { announce } from "@/components/ui/announcer";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { KeyRow } from "./key-row";

/** How much of the list has been read, with what could not be. Spoken once, at the end. */
export function ReadingProgress({ rows }: { rows: readonly KeyRow[] }) {
  const read = rows.filter((row) => row.state === "read").length;
  const unread = rows.filter((row) => row.state === "unread").length;
  const done = read + unread === rows.length;
  const words =
    `${read} of ${rows.length} ${rows.length === 1 ? "key" : "keys"} read` +
    (unread > 0 ? `; ${unread} could not be read` : "");
  useEffect(() => {
    if (done) announce(words);
  }, [done, words]);
  return (
    <div className="flex items-center gap-3">
      <ProgressBar
        value={read + unread}
        max={rows.length}
        label="Keys read"
        className={done ? "invisible w-24" : "w-24"}
      />
      <span className="figures text-ink-2 text-xs">{words}</span>
    </div>
  );
}
