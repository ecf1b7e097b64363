"use client";
import { useQuery } from "@tanstack/react-query";
import { Ban, FileX, SearchX } from "lucide-react";
import { useDeferredValue, useEffect, useMemo } from "react";
import { useKnownFleets } from "@/components/fleet/use-known-fleets";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { StatePanel } from "@/components/ui/state-panel";
import { countOf } from "@/lib/audit/words";
import { sessionQuery } from "@/lib/queries/account";
import { FoundKeys } from "./found-keys";
import { type FleetsMatch, matchInFleets } from "./match-in-fleets";
import { NamePart } from "./name-part";
import type { Leak } from "./read-leak";
import { SearchFurther } from "./search-further";
import { SignedOutResult } from "./signed-out-result";
import { UnreadFiles } from "./unread-files";
import type { LeakState } from "./use-leak";
import { coverageWords, headlineOf, megabytes, notFoundWords, otherWordsOf } from "./words";

/** The result: how far the input is read, then which keys are in it and what to do. */
export function LeakResult({
  state,
  isSignedOut,
  onCancel,
  onLeave,
}: {
  state: LeakState;
  isSignedOut: boolean;
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
        <span className="tabular-nums flex-1 whitespace-nowrap text-ink-2 text-xs">
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
      <StatePanel className="mt-6" icon={FileX} tone="unknown" title="It could not be fully read">
        Your browser stopped reading {state.source}, so it may still hold a key. Choose it again.
      </StatePanel>
    );
  }
  return <Read state={state} isSignedOut={isSignedOut} onLeave={onLeave} />;
}

function Read({
  state: { leak, unread, unreadCount },
  isSignedOut,
  onLeave,
}: {
  state: LeakState & { kind: "read" };
  isSignedOut: boolean;
  onLeave: () => void;
}) {
  const fleets = useDeferredValue(useKnownFleets());
  const session = useQuery({ ...sessionQuery(), enabled: false }).data;
  const signedInId = session?.api_key_id;
  const match = useMemo(
    () => matchInFleets(leak.ids.keys(), fleets, signedInId),
    [leak, fleets, signedInId],
  );
  const headline = headlineOf(leak, match, unreadCount);
  // An ID that is in no list, or a word that may be the name of a key in an unread list.
  const mayBeName = leak.ids.size === 0 && leak.problem === null && leak.otherWords !== null;
  const isFurther = !match.isWhole && (match.notFound.length > 0 || mayBeName);
  useEffect(() => announce(headline), [headline]);
  return (
    <div className="mt-6 space-y-4">
      {leak.ids.size > 0 && isSignedOut && (
        <SignedOutResult ids={[...leak.ids.keys()]} onLeave={onLeave} />
      )}
      {leak.ids.size > 0 && !isSignedOut && <Ids leak={leak} match={match} headline={headline} />}
      {leak.ids.size === 0 && leak.basis !== "name" && (
        <NotAKey leak={leak} headline={headline} isSure={unreadCount === 0} />
      )}
      {leak.ids.size === 0 && leak.basis === "name" && (
        <StatePanel icon={SearchX} tone={match.isWhole ? "plain" : "unknown"} title={headline}>
          {leak.namePart !== undefined && (
            <NamePart
              part={leak.namePart}
              isEvery={fleets.some(({ target }) => target === "all")}
              onLeave={onLeave}
            />
          )}
          <p>{coverageWords(match)}</p>
        </StatePanel>
      )}
      <FoundKeys match={match} session={session} onLeave={onLeave} />
      {unreadCount > 0 && <UnreadFiles unread={unread} count={unreadCount} />}
      {!isSignedOut && <SearchFurther isOffered={isFurther} />}
      {leak.ids.size > 0 && leak.basis !== "name" && (
        <Limits leak={leak} isFound={match.found.length > 0} />
      )}
    </div>
  );
}

function NotAKey({ leak, headline, isSure }: { leak: Leak; headline: string; isSure: boolean }) {
  if (!isSure) {
    return (
      <StatePanel icon={FileX} tone="unknown" title={headline}>
        No SendGrid key was found in what could be read of {leak.source}.
      </StatePanel>
    );
  }
  return (
    <StatePanel icon={Ban} title={headline}>
      {leak.problem ??
        `None in ${leak.source}. A key starts with SG. and has 22 characters, a dot, and 43 more.`}
      {leak.problem === null && <p>{otherWordsOf(leak)}</p>}
    </StatePanel>
  );
}

function Ids({ leak, match, headline }: { leak: Leak; match: FleetsMatch; headline: string }) {
  if (match.found.length === 0) {
    return (
      <StatePanel icon={SearchX} tone={match.isWhole ? "plain" : "unknown"} title={headline}>
        <p>{notFoundWords(leak.ids.size, match.isWhole)}</p>
        <p>{coverageWords(match)}</p>
      </StatePanel>
    );
  }
  return (
    <div>
      <h3 className="font-semibold text-lg">{headline}</h3>
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

function Limits({ leak, isFound }: { leak: Leak; isFound: boolean }) {
  return (
    <div className="space-y-1 border-line border-t pt-4 text-ink-3 text-sm empty:hidden">
      {isFound && (
        <p>
          A matching ID does not prove that the secret beside it is right or still works: only
          SendGrid can tell, and this page doesn’t try it. Treat it as live.
        </p>
      )}
      {leak.basis === "key" && <p>If you copied the key, your clipboard still holds it.</p>}
    </div>
  );
}
