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

/** The account on paper. It is written once the audit has stopped: a report of half an audit would be read as a whole. */
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
        {/* Read again, it is another report: with a time and a hash of its own. */}
        <ReportDocument key={fleet.finishedAtMs} fleet={fleet} target={target} />
      </FleetBody>
    </>
  );
}
