"use client";
import { WifiOff } from "lucide-react";
import { useOffline } from "next/offline";

/** Says that this server does not answer. The page stays, and the reader's navigation continues once it does. */
export function ServerAway() {
  const isAway = useOffline();
  return (
    <div role="status" className="print:hidden">
      {isAway && (
        <p className="flex items-center gap-3 border-line border-b bg-sunken px-4 py-2 text-sm lg:px-8">
          <WifiOff aria-hidden="true" className="size-4 shrink-0 text-ink-2" />
          <span>
            <strong className="font-semibold">This server can’t be reached.</strong> Nothing on this
            page is lost. Your choice opens once the server is back.
          </span>
        </p>
      )}
    </div>
  );
}
