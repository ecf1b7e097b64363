"use client";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { ApiKey } from "@/lib/contract/answers";

const RightSize = dynamic(() => import("./right-size").then((module) => module.RightSize), {
  loading: () => <p className="border-line border-t px-4 py-4 text-ink-2 text-sm">Loading…</p>,
  ssr: false,
});

/** Right-sizing, collapsed until someone opens it. */
export function RightSizeSection({ apiKey }: { apiKey: ApiKey }) {
  const [open, setOpen] = useState(false);
  return (
    <details
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="mt-4 overflow-hidden rounded-lg border border-line bg-surface"
    >
      <summary className="flex min-h-11 items-center px-4 font-medium text-sm hover:bg-sunken">
        Right-size: pick a purpose to see which scopes to remove
      </summary>
      {open && <RightSize apiKey={apiKey} />}
    </details>
  );
}
