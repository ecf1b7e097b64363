"use client";
import dynamic from "next/dynamic";
import { FleetBody } from "@/components/fleet/fleet-body";
import { readingOf, readingWords } from "@/components/fleet/reading";
import { standingOf } from "@/components/fleet/standing";
import { useFleet } from "@/components/fleet/use-fleet";
import { useOutlook } from "@/components/fleet/use-outlook";
import { PAGES } from "@/components/links/pages";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Skeleton } from "@/components/ui/skeleton";

const ReportDocument = dynamic(
  () => import("./report-document").then((module) => module.ReportDocument),
  { loading: () => <Skeleton className="mt-6 h-96 w-full" />, ssr: false },
);

const WHOLE = { of: "accounts", isWhole: true } as const;

/**
 * The report, for print. It appears only after the audit has stopped: readers would take half an audit for a whole one.
 */
export function ReportPage() {
  const view = useFleet();
  const { fleet, target } = view;
  const reading = readingOf(fleet, false);
  const { share } = useOutlook(fleet);
  return (
    <>
      {standingOf(fleet, view, WHOLE) !== "shown" && (
        <h1 className="font-semibold text-xl">{PAGES.report.title}</h1>
      )}
      <FleetBody
        view={view}
        fleet={fleet}
        {...WHOLE}
        waiting={
          <div className="mt-2 max-w-100 space-y-3">
            <p className="text-ink-2">
              The report is ready once everything has been read. {readingWords(reading)}.
            </p>
            <ProgressBar value={share} max={1} label="Progress of the scan" />
          </div>
        }
      >
        {/* A new scan makes a new report, with its own time and hash. */}
        <ReportDocument key={fleet.finishedAtMs} fleet={fleet} target={target} />
      </FleetBody>
    </>
  );
}
