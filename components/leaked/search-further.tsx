"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { targetOf } from "@/components/links/account-href";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { TargetId } from "@/lib/audit/account";
import { auditQuery } from "@/lib/queries/audit";

/** Offers to read what has not been read. Nothing is asked for unless the reader chooses it, and no id is in the asking. */
export function SearchFurther() {
  const target = targetOf(useOnBehalfOf());
  return (
    <div className="space-y-3">
      {target !== "all" && <Further target={target} words="Read the keys of this account" />}
      <Further target="all" words="Read the keys of every account" />
      <p className="hidden text-ink-3 text-sm [button~&]:block">
        We’ll ask SendGrid for the lists of keys. Nothing you pasted is sent.
      </p>
    </div>
  );
}

function Further({ target, words }: { target: TargetId; words: string }) {
  const [asked, setAsked] = useState(false);
  const { data: fleet, error } = useQuery({ ...auditQuery(target), enabled: asked });
  if (!asked) {
    return fleet === undefined && <Button onClick={() => setAsked(true)}>{words}</Button>;
  }
  if (error !== null) return <p role="alert">{error.message}</p>;
  if (fleet !== undefined && fleet.finishedAtMs !== null) return null;
  const { read, failed, total } = fleet?.progress.accounts ?? { read: 0, failed: 0, total: 0 };
  return (
    <div className="flex items-center gap-3 text-sm">
      <ProgressBar value={read + failed} max={total} label="Accounts read" className="w-24" />
      <span className="tabular-nums text-ink-2 text-xs">
        {total === 0
          ? "Asking for the accounts…"
          : `${read} of ${total} accounts read${failed > 0 ? `; ${failed} could not be read` : ""}`}
      </span>
    </div>
  );
}
