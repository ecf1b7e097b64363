"use client";
import { ChevronRight } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import type { Finding } from "@/lib/audit/findings/finding";
import { findingRule } from "@/lib/audit/findings/rules";
import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import { keyRef } from "@/lib/audit/key-ref";
import { countOf } from "@/lib/audit/words";
import { SafeText } from "./safe-text";
import { SeverityMark } from "./severity-mark";

const FindingAnswers = dynamic(
  () => import("./finding-answers").then((module) => module.FindingAnswers),
  { loading: () => <Skeleton className="mx-3 mb-3 h-40" /> },
);
const Remedy = dynamic(() => import("./remedy").then((module) => module.Remedy), {
  loading: () => <Skeleton className="h-60 w-full" />,
});

/** The findings of one key, worst first, each opening to its answers; and the one script that fixes them. */
export function KeyFindings({
  fleet,
  apiKey,
  findings,
}: {
  fleet: Fleet;
  apiKey: FleetKey;
  findings: readonly Finding[];
}) {
  if (findings.length === 0) {
    return (
      <p className="text-ink-2 text-sm">
        {apiKey.shape === null
          ? "Its scopes are not read: what it can do is not known, and so not judged."
          : "No rule found anything. That does not say that nobody misuses it."}
      </p>
    );
  }
  return (
    <>
      <ul className="overflow-hidden rounded-lg border border-line bg-surface [&>:last-child]:border-b-0">
        {findings.map((finding) => (
          <FindingItem key={finding.rule} finding={finding} />
        ))}
      </ul>
      <KeyFix fleet={fleet} apiKey={apiKey} findings={findings} />
    </>
  );
}

/** One script a key: a script for each finding would undo the others, since SendGrid replaces the whole scope list. */
function KeyFix(props: { fleet: Fleet; apiKey: FleetKey; findings: readonly Finding[] }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)} className="mt-3 text-sm">
      <summary className="flex min-h-8 w-fit items-center font-medium text-accent-strong underline-offset-4 hover:underline pointer-coarse:min-h-11">
        Fix this key
      </summary>
      {open && <Remedy key={keyRef(props.apiKey)} {...props} />}
    </details>
  );
}

function FindingItem({ finding }: { finding: Finding }) {
  const [open, setOpen] = useState(false);
  const { scopes, detail, rule, severity } = finding;
  const why = detail !== "" || scopes.length === 0 ? detail : countOf(scopes.length, "scope");
  return (
    <li className="border-line border-b">
      <details onToggle={(event) => setOpen(event.currentTarget.open)} className="group">
        <summary className="flex min-h-11 list-none items-start gap-2.5 px-3 py-2.5 hover:bg-sunken">
          <ChevronRight
            aria-hidden="true"
            className="mt-0.5 size-4 shrink-0 text-ink-3 transition-transform group-open:rotate-90"
          />
          <span className="min-w-0 flex-1">
            <span className="flex flex-wrap items-center gap-x-2.5">
              <SeverityMark severity={severity} />
              <span className="font-medium text-sm">{findingRule(rule)?.title ?? rule}</span>
            </span>
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
