"use client";
import { History } from "lucide-react";
import dynamic from "next/dynamic";
import { parseAsStringLiteral, useQueryStates } from "nuqs";
import { useCallback, useMemo, useState } from "react";
import { FleetFailure } from "@/components/fleet/fleet-body";
import { readingOf, readingWords } from "@/components/fleet/reading";
import { useFleet } from "@/components/fleet/use-fleet";
import { PAGES } from "@/components/links/pages";
import { FileDrop } from "@/components/ui/file-drop";
import { StatePanel } from "@/components/ui/state-panel";
import type { CompareRequest, Now } from "./compare-files";
import { holdFiles, useHeldFiles } from "./held-files";
import { SHOWN_KINDS } from "./kinds";
import { SaveSnapshot } from "./save-snapshot";
import { useChangesWorker, useCompared } from "./use-changes-worker";

const loadCompared = () => import("./compared-view").then((module) => module.ComparedView);
const ComparedView = dynamic(loadCompared);

const STATE = { kind: parseAsStringLiteral(SHOWN_KINDS).withDefault("changed") };

/** What became of the keys between two readings: of files that are kept by the reader, and of what is read now. */
export function ChangesPage() {
  const view = useFleet();
  const { fleet, target, error } = view;
  const [{ kind: shown }, setState] = useQueryStates(STATE, { history: "push" });
  const files = useHeldFiles();
  const { start, ask } = useChangesWorker();
  const [withNow, setWithNow] = useState(true);
  const [from, setFrom] = useState<number | null>(null);
  // Fetched when somebody reaches for a file: before one is there, and from then on nothing is.
  const getReady = useCallback(() => {
    start();
    void loadCompared();
  }, [start]);
  const isOver = fleet.finishedAtMs !== null;
  const now = useMemo<Now | null>(
    () => (isOver ? { fleet, target } : null),
    [isOver, fleet, target],
  );
  const request = useMemo<CompareRequest | null>(
    () => (files.length === 0 ? null : { files, now: withNow ? now : null, from, shown }),
    [files, withNow, now, from, shown],
  );
  const state = useCompared(ask, request);

  return (
    <>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <h1 className="mr-auto font-semibold text-xl">{PAGES.changes.title}</h1>
        <SaveSnapshot ask={ask} now={now} isFirst={files.length === 0} />
      </div>
      <FleetFailure view={view} />
      {!isOver && error === null && (
        <p className="mt-1 text-ink-2">
          {readingWords(readingOf(fleet, false))}. What is read now can be saved and compared when
          all has been read.
        </p>
      )}
      {request === null ? (
        <Explanation />
      ) : (
        <ComparedView
          ask={ask}
          request={request}
          state={state}
          hasNow={now !== null}
          onShown={(next) => void setState({ kind: next })}
          onFrom={setFrom}
          onWithNow={(next) => {
            setWithNow(next);
            setFrom(null);
          }}
        />
      )}
      <FileDrop
        label={files.length === 0 ? "Choose snapshots" : "Add snapshots"}
        isMultiple
        onIntent={getReady}
        onFiles={(added) => {
          holdFiles(added);
          setFrom(null);
        }}
      >
        Or drop them on the page. They are read in this browser only: nothing of them is sent, and
        they are forgotten when the tab is closed.
      </FileDrop>
    </>
  );
}

function Explanation() {
  return (
    <div className="mt-6">
      <StatePanel icon={History} title="What changed since last time">
        <p>
          SendGrid tells nobody when a key was created, when it was last used, or what it could do
          last month. Readings that you keep answer a part of it: which keys came and went between
          two of them, and which got other scopes.
        </p>
        <p>
          Save a snapshot now: one file with every account, key and scope that was read, and no
          secret. At the next review, choose it here, and it is compared with what is read then.
        </p>
      </StatePanel>
    </div>
  );
}
