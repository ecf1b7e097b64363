"use client";
import { useState } from "react";
import { SafeText } from "@/components/key/safe-text";
import { VERDICT_WORDS } from "@/components/review/words";
import type { Decision } from "@/lib/audit/review/review";
import { agoWords } from "@/lib/audit/words";

/** A colleague's earlier decision on this key. Pressing the same key again adds the person's own after it. */
export function CameFirst({
  decision,
  isOfThis,
}: {
  decision: Decision;
  /** It is on the current key, not on one to be decided along with it. */
  isOfThis: boolean;
}) {
  const { reviewer, rationale, decided_at_ms, api_key_id } = decision;
  const [nowMs] = useState(() => Date.now());
  return (
    <div role="alert" className="rounded-md bg-medium-soft px-3 py-2 text-pretty text-sm">
      <p>
        <SafeText text={reviewer.name} /> decided “{VERDICT_WORDS[decision.decision].word}”{" "}
        {sinceWords(decided_at_ms, nowMs)}
        {!isOfThis && (
          <>
            {" "}
            on <code className="text-xs">{api_key_id}</code>
          </>
        )}
        : <SafeText text={rationale} max={300} />
      </p>
      <p className="mt-1 text-ink-2">
        Yours was not added. To overrule it, decide again: yours is added after theirs and counts.
      </p>
    </div>
  );
}

/** "3 s ago": in seconds for what has only just happened. */
function sinceWords(atMs: number, nowMs: number): string {
  const seconds = Math.floor((nowMs - atMs) / 1_000);
  return seconds >= 1 && seconds < 60 ? `${seconds} s ago` : agoWords(atMs, nowMs);
}
