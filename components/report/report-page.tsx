"use client";
import dynamic from "next/dynamic";
import { FailurePanel } from "@/components/key/failure-panel";
import { readingOf, readingWords } from "@/components/key/reading";
import { useFleet } from "@/components/key/use-fleet";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Skeleton } from "@/components/ui/skeleton";

const ReportDocument = dynamic(
  () => import("./report-document").then((module) => module.ReportDocument),
  { loading: () => <Skeleton className="mt-6 h-96 w-full" />, ssr: false },
);

/** The account on paper. It is written once the audit has stopped: a report of half an audit would be read as a whole. */
export function ReportPage() {
  const { fleet, target, error, retry } = useFleet();
  const stopped = fleet.finishedAtMs !== null || error !== null;
  const reading = readingOf(fleet, stopped);
  if (stopped && reading.accounts.total > 0) {
    // Read again, it is another report: with a time and a hash of its own.
    return <ReportDocument key={fleet.finishedAtMs} fleet={fleet} target={target} />;
  }
  return (
    <>
      <h1 className="font-semibold text-xl">Report</h1>
      {error === null ? (
        <div className="mt-2 max-w-100 space-y-3">
          <p className="text-ink-2">
            It is written when everything has been read. {readingWords(reading)}.
          </p>
          <ProgressBar
            value={reading.read + reading.failed}
            max={reading.total}
            label="Keys read"
          />
        </div>
      ) : (
        <div className="mt-6">
          <FailurePanel failure={error} onRetry={() => void retry()} />
        </div>
      )}
    </>
  );
}
