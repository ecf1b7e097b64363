"use client";
import { SquarePen } from "lucide-react";
import { useHasPolicyFailed } from "@/components/fleet/policy/use-policy";
import { useAuditContext } from "@/components/fleet/use-audit-context";
import { SafeText } from "@/components/key/safe-text";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { PolicyView } from "@/lib/contract/answers";
import { holdPolicy } from "./held-policy";
import { PolicyResult } from "./policy-result";
import type { Judging } from "./use-policy-worker";

/** This server's policy: notes on its file, and its outcome. */
export function PolicyInForce({
  view: { file, policy, warnings },
  fleet,
  nowMs,
  ask,
}: Judging & { view: PolicyView }) {
  const outcome = useAuditContext(fleet)?.policy;
  const hasFailed = useHasPolicyFailed(fleet);
  const edit = async () => {
    const text = await ask((worker) => worker.textOf(policy));
    holdPolicy({ file, text });
  };
  return (
    <div className="mt-4 space-y-6">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1 text-ink-2">
          <code className="break-words">
            <SafeText text={file} />
          </code>
          , set by this server’s operator. Findings, exports and reports follow it.
        </p>
        <Button onClick={() => void edit()}>
          <SquarePen aria-hidden="true" className="size-4 text-ink-3" />
          Try changes
        </Button>
      </div>
      {warnings.length > 0 && (
        <ul className="space-y-1 text-sm">
          {warnings.map(({ line, column, message, help }) => (
            <li key={`${line}:${column}:${message}`} className="text-pretty">
              <span className="font-medium text-medium">
                Line {line}, column {column}
              </span>
              : <SafeText text={message} />{" "}
              <span className="text-ink-2">
                <SafeText text={help} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {hasFailed ? (
        <Alert>
          The policy could not be evaluated, so no page shows its findings. Reload to try again.
        </Alert>
      ) : outcome === undefined ? (
        <Skeleton className="h-40 w-full" />
      ) : (
        <PolicyResult outcome={outcome} fleet={fleet} nowMs={nowMs} isInForce />
      )}
    </div>
  );
}
