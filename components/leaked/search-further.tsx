"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { HoleList } from "@/components/fleet/hole-list";
import { targetOf } from "@/components/links/account-href";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { takeFocus } from "@/components/ui/take-focus";
import type { TargetId } from "@/lib/audit/account";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { auditQuery } from "@/lib/queries/audit";

/**
 * Offers to read what has not been read. It requests nothing unless the reader chooses it, and no request contains an
 * ID.
 * @param isOffered false when nothing is left to look for: only the result of an earlier search stays
 */
export function SearchFurther({ isOffered }: { isOffered: boolean }) {
  const target = targetOf(useOnBehalfOf());
  return (
    <div className="space-y-3 empty:hidden">
      {target !== "all" && (
        <Further target={target} isOffered={isOffered} words="Read the keys of this account" />
      )}
      <Further target="all" isOffered={isOffered} words="Read the keys of every account" />
      <p className="hidden text-ink-3 text-sm [button~&]:block">
        We’ll ask SendGrid for the lists of keys. Nothing you pasted is sent.
      </p>
    </div>
  );
}

function Further({
  target,
  isOffered,
  words,
}: {
  target: TargetId;
  isOffered: boolean;
  words: string;
}) {
  const [asked, setAsked] = useState(false);
  const { data: fleet, error } = useQuery({ ...auditQuery(target), enabled: asked });
  if (!asked) {
    if (!isOffered || fleet !== undefined) return null;
    return <Button onClick={() => setAsked(true)}>{words}</Button>;
  }
  return (
    <div ref={takeFocus} tabIndex={-1} className="text-sm">
      {error !== null && <p role="alert">{error.message}</p>}
      {error === null && <Outcome fleet={fleet} />}
    </div>
  );
}

/** How many lists are read; then which could not be, and why. */
function Outcome({ fleet }: { fleet: Fleet | undefined }) {
  const { read, failed, total } = fleet?.progress.accounts ?? { read: 0, failed: 0, total: 0 };
  const lost = fleet?.holes.filter(({ api_key_id }) => api_key_id === null) ?? [];
  if (fleet !== undefined && fleet.finishedAtMs !== null) {
    return lost.length === 0 ? <p>Every list was read.</p> : <HoleList holes={lost} />;
  }
  return (
    <div className="flex items-center gap-3">
      <ProgressBar value={read + failed} max={total} label="Accounts read" className="w-24" />
      <span className="tabular-nums text-ink-2 text-xs">
        {total === 0
          ? "Asking for the accounts…"
          : `${read} of ${total} accounts read${failed > 0 ? `; ${failed} could not be read` : ""}`}
      </span>
    </div>
  );
}
