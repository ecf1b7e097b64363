"use client";
import { Ban, FileX, SearchX } from "lucide-react";
import { useDeferredValue, useEffect, useMemo } from "react";
import { useKnownFleets } from "@/components/key/use-known-fleets";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { StatePanel } from "@/components/ui/state-panel";
import { FoundKeys } from "./found-keys";
import { type FleetsMatch, matchInFleets } from "./match-in-fleets";
import type { Leak } from "./read-leak";
import { SearchFurther } from "./search-further";
import type { LeakState } from "./use-leak";
import { coverageWords, foundWords, megabytes, notFoundWords, otherWordsOf } from "./words";

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
          Your browser stopped reading {state.source}. It may have changed or moved, or its
          compression is damaged. Whether a key is in it is not known: choose it again.
        </StatePanel>
      </div>
    );
  }
  return <Read leak={state.leak} unread={state.unread} onLeave={onLeave} />;
}

function Read({
  leak,
  unread,
  onLeave,
}: {
  leak: Leak;
  unread: readonly string[];
  onLeave: () => void;
}) {
  const fleets = useDeferredValue(useKnownFleets());
  const match = useMemo(() => matchInFleets(leak.ids.keys(), fleets), [leak, fleets]);
  const verdict = leak.ids.size === 0 ? "No SendGrid key found" : foundWords(match, leak.ids.size);
  useEffect(() => announce(verdict), [verdict]);
  return (
    <div className="mt-6 space-y-4">
      {leak.ids.size === 0 ? <NotAKey leak={leak} /> : <Ids leak={leak} match={match} />}
      <FoundKeys match={match} onLeave={onLeave} />
      {unread.length > 0 && (
        <p className="border-edge border-l-2 border-dashed pl-3 text-sm">
          Not looked into, since they are compressed: {unread.join(", ")}. Unpack them first;
          whether keys are in them is not known.
        </p>
      )}
      {match.notFound.length > 0 && <SearchFurther />}
      {leak.ids.size > 0 && <Limits leak={leak} />}
    </div>
  );
}

function NotAKey({ leak }: { leak: Leak }) {
  return (
    <StatePanel icon={Ban} title="No SendGrid key found">
      {leak.problem ??
        `There is none in ${leak.source}: a key starts with SG. and has 22 characters, a dot, and 43 more.`}
      {leak.problem === null && <p>{otherWordsOf(leak)}</p>}
    </StatePanel>
  );
}

function Ids({ leak, match }: { leak: Leak; match: FleetsMatch }) {
  if (match.found.length === 0) {
    return (
      <StatePanel icon={SearchX} tone="unknown" title={foundWords(match, leak.ids.size)}>
        <p>{notFoundWords(leak.ids.size)}</p>
        <p>{coverageWords(match)}</p>
      </StatePanel>
    );
  }
  return (
    <div>
      <h3 className="font-semibold text-lg">{foundWords(match, leak.ids.size)}</h3>
      {match.notFound.length > 0 && (
        <details className="mt-1 text-ink-2 text-sm">
          <summary className="flex min-h-6 items-center underline decoration-line underline-offset-4">
            {match.notFound.length} {match.notFound.length === 1 ? "ID is" : "IDs are"} in no list
            that was read
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
