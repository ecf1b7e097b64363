"use client";
import { Ban, FileX, SearchX } from "lucide-react";
import { useDeferredValue, useEffect, useMemo } from "react";
import { useKnownFleets } from "@/components/fleet/use-known-fleets";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { StatePanel } from "@/components/ui/state-panel";
import { countOf } from "@/lib/audit/words";
import { FoundKeys } from "./found-keys";
import { type FleetsMatch, matchInFleets } from "./match-in-fleets";
import type { Leak } from "./read-leak";
import { SearchFurther } from "./search-further";
import { UnreadFiles } from "./unread-files";
import type { LeakState } from "./use-leak";
import { coverageWords, megabytes, notFoundWords, otherWordsOf, verdictWords } from "./words";

/** What came of what was handed over: how far it is read, then which keys are in it and what to do. */
export function LeakResult({
  state,
  onCancel,
  onLeave,
}: {
  state: LeakState;
  onCancel: () => void;
  onLeave: () => void;
}) {
  if (state.kind === "empty") return null;
  if (state.kind === "reading") {
    return (
      <div className="mt-6 flex items-center gap-3 text-sm">
        <span className="min-w-0 truncate">Reading {state.source}</span>
        <ProgressBar
          value={state.bytes}
          max={state.total}
          label="Bytes read"
          className="w-24 shrink-0"
        />
        <span className="figures flex-1 whitespace-nowrap text-ink-2 text-xs">
          {megabytes(state.bytes)} of {megabytes(state.total)} MB
        </span>
        <Button size="small" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    );
  }
  if (state.kind === "failed") {
    return (
      <div className="mt-6">
        <StatePanel icon={FileX} tone="unknown" title="It could not be read to the end">
          Your browser stopped reading {state.source}. Whether a key is in it is not known: choose
          it again.
        </StatePanel>
      </div>
    );
  }
  return <Read state={state} onLeave={onLeave} />;
}

function Read({
  state: { leak, unread, unreadCount },
  onLeave,
}: {
  state: LeakState & { kind: "read" };
  onLeave: () => void;
}) {
  const fleets = useDeferredValue(useKnownFleets());
  const match = useMemo(() => matchInFleets(leak.ids.keys(), fleets), [leak, fleets]);
  const verdict = verdictWords(leak, match, unreadCount);
  useEffect(() => announce(verdict), [verdict]);
  return (
    <div className="mt-6 space-y-4">
      {leak.ids.size > 0 && <Ids leak={leak} match={match} verdict={verdict} />}
      {leak.ids.size === 0 && <NotAKey leak={leak} verdict={verdict} isSure={unreadCount === 0} />}
      <FoundKeys match={match} onLeave={onLeave} />
      {unreadCount > 0 && <UnreadFiles unread={unread} count={unreadCount} />}
      {match.notFound.length > 0 && <SearchFurther />}
      {leak.ids.size > 0 && leak.basis !== "name" && <Limits leak={leak} />}
    </div>
  );
}

function NotAKey({ leak, verdict, isSure }: { leak: Leak; verdict: string; isSure: boolean }) {
  if (!isSure) {
    return (
      <StatePanel icon={FileX} tone="unknown" title={verdict}>
        No SendGrid key was found in what could be read of {leak.source}.
      </StatePanel>
    );
  }
  return (
    <StatePanel icon={Ban} title={verdict}>
      {leak.problem ??
        `There is none in ${leak.source}: a key starts with SG. and has 22 characters, a dot, and 43 more.`}
      {leak.problem === null && <p>{otherWordsOf(leak)}</p>}
    </StatePanel>
  );
}

function Ids({ leak, match, verdict }: { leak: Leak; match: FleetsMatch; verdict: string }) {
  if (match.found.length === 0) {
    return (
      <StatePanel icon={SearchX} tone="unknown" title={verdict}>
        <p>{notFoundWords(leak.ids.size)}</p>
        <p>{coverageWords(match)}</p>
      </StatePanel>
    );
  }
  return (
    <div>
      <h3 className="font-semibold text-lg">{verdict}</h3>
      {match.notFound.length > 0 && (
        <details className="mt-1 text-ink-2 text-sm">
          <summary className="flex min-h-6 items-center underline decoration-line underline-offset-4">
            {countOf(match.notFound.length, "ID is", "IDs are")} in no list that was read
          </summary>
          <ul className="mt-1 max-h-48 overflow-y-auto">
            {match.notFound.slice(0, 500).map((id) => (
              <li key={id}>
                <code className="text-xs">{id}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="mt-1 text-ink-2 text-sm">{coverageWords(match)}</p>
    </div>
  );
}

function Limits({ leak }: { leak: Leak }) {
  return (
    <div className="space-y-1 border-line border-t pt-4 text-ink-3 text-sm">
      <p>
        A matching ID does not prove that the secret beside it is the right one, or that it still
        works: only SendGrid could say, and this page does not ask it. Treat it as live.
      </p>
      {leak.basis === "key" && <p>If you copied the key, your clipboard still holds it.</p>}
    </div>
  );
}
