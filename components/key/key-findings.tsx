"use client";
import dynamic from "next/dynamic";
import { useState } from "react";
import { FoldMark } from "@/components/ui/disclosure";
import { Skeleton } from "@/components/ui/skeleton";
import { type Finding, ruleTitle } from "@/lib/audit/findings/finding";
import type { FleetKey } from "@/lib/audit/fleet/fleet";
import { countOf } from "@/lib/audit/words";
import { SafeText } from "./safe-text";
import { SeverityMark } from "./severity-mark";
import { WaivedLine } from "./waived-line";

const FindingAnswers = dynamic(
  () => import("./finding-answers").then((module) => module.FindingAnswers),
  { loading: () => <Skeleton className="mx-3 mb-3 h-40" />, ssr: false },
);

/** The findings of one key, worst first; each expands to its answers. */
export function KeyFindings({
  apiKey,
  findings,
}: {
  apiKey: FleetKey;
  findings: readonly Finding[];
}) {
  if (findings.length === 0) {
    return (
      <p className="text-ink-2 text-sm">
        {apiKey.shape === null
          ? "Its scopes have not been read, so what it can do is unknown."
          : "No check found an issue. That doesn’t mean nobody misuses it."}
      </p>
    );
  }
  return (
    <ul className="overflow-hidden rounded-lg border border-line bg-surface [&>:last-child]:border-b-0">
      {findings.map((finding) => (
        <FindingItem key={finding.rule} finding={finding} />
      ))}
    </ul>
  );
}

function FindingItem({ finding }: { finding: Finding }) {
  const [open, setOpen] = useState(false);
  const { scopes, detail, severity, waived } = finding;
  const why = detail !== "" || scopes.length === 0 ? detail : countOf(scopes.length, "scope");
  return (
    <li className="border-line border-b">
      <details onToggle={(event) => setOpen(event.currentTarget.open)} className="group">
        <summary className="flex min-h-11 list-none items-start gap-2.5 px-3 py-2.5 hover:bg-sunken">
          <FoldMark className="mt-0.5" />
          <span className="min-w-0 flex-1">
            <span className="flex flex-wrap items-center gap-x-2.5">
              <SeverityMark severity={severity} />
              <span className="font-medium text-sm">
                <SafeText text={ruleTitle(finding)} />
              </span>
            </span>
            {waived !== undefined && <WaivedLine waived={waived} />}
            {why !== "" && (
              <span className="block break-words text-ink-2 text-xs">
                <SafeText text={why} />
              </span>
            )}
          </span>
        </summary>
        {open && <FindingAnswers finding={finding} />}
      </details>
    </li>
  );
}
