"use client";
import { ChevronDown, MailQuestion } from "lucide-react";
import dynamic from "next/dynamic";
import type { KeyRow } from "@/components/filters/key-row";
import { useLastMails } from "@/components/fleet/use-last-mail";
import { buttonClass } from "@/components/ui/button-class";
import { Popover } from "@/components/ui/popover";
import { counted } from "@/lib/audit/words";

const MailTask = dynamic(() => import("./mail-task").then((module) => module.MailTask), {
  loading: () => <p className="p-4 text-ink-2 text-sm">One moment…</p>,
  ssr: false,
});

/** Asks for the last mail of all keys that can send, in the background, and shows the progress. */
export function MailMenu({
  rows,
  onSilent,
}: {
  rows: readonly KeyRow[];
  /** Filters the list to the keys that are silent in Email Activity. */
  onSilent: () => void;
}) {
  const task = useLastMails()?.task ?? null;
  const isOpen = task?.status === "running" || task?.status === "paused";
  return (
    <Popover
      command="Ask when keys last sent mail"
      buttonClassName={buttonClass({ className: "print:hidden" })}
      className="w-88 max-w-[calc(100vw-2rem)]"
      button={
        <>
          <MailQuestion aria-hidden="true" className="size-4 text-ink-3" />
          <span className="max-sm:sr-only">Last mail</span>
          {isOpen && (
            <span className="figures text-ink-2 text-xs">
              {counted(task.settled)} of {counted(task.total)}
            </span>
          )}
          <ChevronDown aria-hidden="true" className="size-3.5 text-ink-3" />
        </>
      }
    >
      <MailTask rows={rows} onSilent={onSilent} />
    </Popover>
  );
}
