"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import clsx from "clsx";
import dynamic from "next/dynamic";
import { parseAsStringLiteral, useQueryStates } from "nuqs";
import { useMemo, useState } from "react";
import { FleetFailure } from "@/components/fleet/fleet-body";
import { readingOf, readingWords } from "@/components/fleet/reading";
import { useFleet } from "@/components/fleet/use-fleet";
import { PAGES } from "@/components/links/pages";
import { FileDrop } from "@/components/ui/file-drop";
import { useAnswer } from "@/components/ui/worker/use-answer";
import { changesQuery } from "@/lib/queries/history";
import { ChangesExample } from "./changes-example";
import type { CompareRequest, Now, Pair } from "./compare-files";
import { holdFiles, useHeldFiles } from "./held-files";
import { SHOWN_KINDS } from "./kinds";
import { SaveSnapshot } from "./save-snapshot";
import { Timeline } from "./timeline/timeline";
import { useChangesWorker } from "./use-changes-worker";

const loadCompared = () => import("./compared-view").then((module) => module.ComparedView);
const ComparedView = dynamic(loadCompared, { ssr: false });

const STATE = { kind: parseAsStringLiteral(SHOWN_KINDS).withDefault("changed") };

/** How keys changed between two scans: from snapshot files or the current scan. */
export function ChangesPage() {
  const view = useFleet();
  const { fleet, target, error } = view;
  const [{ kind: shown }, setState] = useQueryStates(STATE, { history: "push" });
  const files = useHeldFiles();
  const { start, ask } = useChangesWorker();
  const [withNow, setWithNow] = useState(true);
  const [{ from, to }, setPair] = useState<Pair>({ from: null, to: null });
  // Load the code as soon as the reader is about to add a file, so that nothing loads once a file is there.
  const getReady = () => {
    start();
    void loadCompared();
  };
  const addFiles = (added: readonly File[]) => {
    holdFiles(added);
    setPair({ from: null, to: null });
  };
  const isOver = fleet.finishedAtMs !== null;
  const now = useMemo<Now | null>(
    () => (isOver ? { fleet, target } : null),
    [isOver, fleet, target],
  );
  const request = useMemo<CompareRequest | null>(
    () => (files.length === 0 ? null : { files, now: withNow ? now : null, from, to, shown }),
    [files, withNow, now, from, to, shown],
  );
  const state = useAnswer(request, (asked) => ask((worker) => worker.compare(asked)));
  const history = useInfiniteQuery(changesQuery(target, fleet.finishedAtMs));

  return (
    <>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <h1 className="mr-auto font-semibold text-xl">{PAGES.changes.title}</h1>
        <SaveSnapshot ask={ask} now={now} isFirst={files.length === 0} />
      </div>
      <FleetFailure view={view} />
      {!isOver && error === null && (
        <p className="mt-1 text-ink-2">
          {readingWords(readingOf(fleet, false))}. You can save and compare it once everything has
          been read.
        </p>
      )}
      <Timeline
        target={target}
        fleet={fleet}
        onMoment={(file) => {
          getReady();
          addFiles([file]);
        }}
      />
      {/* Hidden until the height of the history above is known, so that nothing moves. */}
      <div className={clsx(isOver && history.isPending && "invisible")}>
        {request === null ? (
          <Explanation />
        ) : (
          <ComparedView
            ask={ask}
            request={request}
            state={state}
            hasNow={now !== null}
            onShown={(next) => void setState({ kind: next })}
            onPair={setPair}
            onWithNow={(next) => {
              setWithNow(next);
              setPair({ from: null, to: null });
            }}
          />
        )}
        <FileDrop
          label={files.length === 0 ? "Choose snapshots" : "Add snapshots"}
          isMultiple
          onIntent={getReady}
          onFiles={addFiles}
        >
          Or drop them on the page. They are read in your browser only. Nothing is sent, and they
          are forgotten when you close the tab.
        </FileDrop>
      </div>
    </>
  );
}

function Explanation() {
  return (
    <section
      aria-labelledby="compare"
      className="mt-10 grid items-start gap-x-12 gap-y-4 lg:grid-cols-2"
    >
      <div className="prose-width space-y-2 text-pretty text-ink-2">
        <h2 id="compare" className="font-semibold text-ink text-lg">
          Compare any two moments
        </h2>
        <p>
          Choose a day in the history above to compare it with the current scan: see which keys were
          added or removed, and which can do more than before.
        </p>
        <p>
          Snapshots you saved compare too. Each is one file with every account, key and scope that
          was read, and no secrets. It outlasts this server’s history.
        </p>
      </div>
      <ChangesExample />
    </section>
  );
}
