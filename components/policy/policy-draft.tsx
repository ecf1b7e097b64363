"use client";
import { Download, X } from "lucide-react";
import { useDeferredValue, useMemo } from "react";
import { useAuditContext } from "@/components/fleet/use-audit-context";
import { SafeText } from "@/components/key/safe-text";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { saveFile } from "@/components/ui/save-file";
import { Skeleton } from "@/components/ui/skeleton";
import { useAnswer } from "@/components/ui/worker/use-answer";
import type { Problem } from "@/lib/audit/policy/problem";
import { type HeldPolicy, holdPolicy } from "./held-policy";
import { PolicyEditor } from "./policy-editor";
import { PolicyResult } from "./policy-result";
import type { Judging } from "./use-policy-worker";

const NONE: readonly Problem[] = [];
/** Debounce before evaluating the text. */
const PAUSE_MS = 150;

/** Edits a policy and shows its outcome while the reader types. Nothing is sent. */
export function PolicyDraft({ held, fleet: newest, nowMs, ask }: Judging & { held: HeldPolicy }) {
  const fleet = useDeferredValue(newest);
  const lives = useAuditContext(fleet)?.lives;
  const request = useMemo(
    () => ({ ...held, fleet, context: { nowMs, ...(lives && { lives }) } }),
    [held, fleet, nowMs, lives],
  );
  const { answer, isFailed } = useAnswer(
    request,
    ({ file, text, ...asked }) => ask((worker) => worker.judge(file, text, asked)),
    PAUSE_MS,
  );
  const judged = answer?.judged ?? null;
  const problems = judged === null ? NONE : judged.ok ? judged.warnings : judged.problems;
  return (
    <div className="mt-4 grid gap-8 xl:grid-cols-2">
      <div className="min-w-0">
        <div className="mb-3 flex flex-wrap items-center gap-2">
          <p className="min-w-0 flex-1 break-words text-ink-2 text-sm">
            <SafeText text={held.file} />, in this browser only. Nothing is sent.
          </p>
          <Button onClick={() => saveFile(held.file, new Blob([held.text], { type: "text/yaml" }))}>
            <Download aria-hidden="true" className="size-4 text-ink-3" />
            Download
          </Button>
          <Button tone="quiet" onClick={() => holdPolicy(null)}>
            <X aria-hidden="true" className="size-4 text-ink-3" />
            Close
          </Button>
        </div>
        <PolicyEditor
          text={held.text}
          onText={(text) => holdPolicy({ ...held, text })}
          problems={problems}
          isValid={judged?.ok !== false}
        />
      </div>
      <div className="min-w-0">
        {isFailed ? (
          <Alert>The policy could not be evaluated. Reload the page and try again.</Alert>
        ) : judged === null ? (
          <Skeleton className="h-40 w-full" />
        ) : judged.ok ? (
          <PolicyResult
            outcome={judged.outcome}
            fleet={fleet}
            nowMs={nowMs}
            lines={judged.lines}
            isInForce={false}
          />
        ) : (
          <p className="text-critical">
            This isn’t a valid policy yet. Each problem is listed with its line and what to write.
          </p>
        )}
      </div>
    </div>
  );
}
