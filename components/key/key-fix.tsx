"use client";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import type { Finding } from "@/lib/audit/findings/finding";
import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import { keyRef } from "@/lib/audit/key-ref";

const Remedy = dynamic(() => import("./remedy").then((module) => module.Remedy), {
  loading: () => <Skeleton className="h-60 w-full" />,
  ssr: false,
});

/** One script per key: a script per finding would undo the others, since SendGrid replaces the whole scope list. */
export function KeyFix(props: { fleet: Fleet; apiKey: FleetKey; findings: readonly Finding[] }) {
  const [open, setOpen] = useState(false);
  if (props.findings.length === 0) return null;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)} className="mt-3 text-sm">
      <summary className="flex min-h-8 w-fit items-center font-medium text-accent-strong underline-offset-4 hover:underline pointer-coarse:min-h-11">
        Fix this key
      </summary>
      {open && <Remedy key={keyRef(props.apiKey)} {...props} />}
    </details>
  );
}
