"use client";
import { useMutation } from "@tanstack/react-query";
import { CircleX, Pause, Play, RefreshCw, RotateCw } from "lucide-react";
import Link from "next/link";
import { Freshness } from "@/components/fleet/freshness";
import type { FleetView } from "@/components/fleet/use-fleet";
import { accountHref } from "@/components/links/account-href";
import { PAGES } from "@/components/links/pages";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { counted, countOf } from "@/lib/audit/words";
import type { ScanAction } from "@/lib/contract/requests";
import { ApiError } from "@/lib/queries/api";
import { scanActions } from "./scan-actions";
import { failuresOf, keysRead, notRead, type ScanState } from "./scan-state";

const SHOWN_FAILURES = 3;

const ACTIONS = {
  refresh: { word: "Read everything again", icon: RefreshCw },
  retry: { word: "Retry what failed", icon: RotateCw },
  pause: { word: "Pause", icon: Pause },
  resume: { word: "Resume", icon: Play },
  cancel: { word: "Stop the scan", icon: CircleX },
} satisfies Record<ScanAction, { word: string; icon: typeof Play }>;

/** The scan in figures: what was read, what failed and why, and the actions. */
export function ScanMenu({
  fleet,
  state,
  share,
  target,
  act,
}: Pick<FleetView, "fleet" | "target" | "act"> & {
  state: ScanState;
  /** How much of the scan is done, 0 to 1. */
  share: number;
}) {
  const onBehalfOf = useOnBehalfOf();
  const { mutate: ask, error } = useMutation({ mutationFn: act });
  const { left, kind, oldestMs } = state;
  const { accounts, waitingUntilMs } = fleet.progress;
  const failures = failuresOf(fleet);
  const missing = notRead(state);

  return (
    <div className="text-sm">
      {/* Actions come first: what is below changes with the scan and would move them. */}
      <div className="flex flex-wrap gap-2 border-line border-b p-3">
        {scanActions(state).map(({ place, action, isAllowed }) => {
          const { word, icon: Icon } = ACTIONS[action];
          return (
            <Button key={place} isIdle={!isAllowed} onClick={() => ask(action)}>
              <Icon aria-hidden="true" className="size-3.5" />
              {word}
            </Button>
          );
        })}
      </div>
      <div className="space-y-2 p-4">
        <p className="tabular-nums font-medium">{keysRead(state)}</p>
        <ProgressBar value={share} max={1} label="Progress of the scan" className="w-full" />
        {kind === "reading" && left !== "" && (
          <p className="text-ink-2">{left}, at the rate SendGrid allows.</p>
        )}
        {target === "all" && accounts.total > 0 && (
          <p className="text-ink-2">
            {counted(accounts.read)} of {countOf(accounts.total - state.listsFailed, "account")}{" "}
            read.{" "}
            <Link
              href={accountHref(PAGES.accounts.href, onBehalfOf)}
              className="text-accent-strong underline underline-offset-2"
            >
              See each
            </Link>
          </p>
        )}
        {waitingUntilMs !== null && (
          <p className="text-ink-2">
            SendGrid limits calls per minute. The scan resumes by itself when it can.
          </p>
        )}
        {oldestMs !== null && (
          <p className="text-ink-2">
            Oldest data: <Freshness atMs={oldestMs} />
          </p>
        )}
      </div>
      {missing !== "" && (
        <div className="space-y-2 border-line border-t p-4">
          <p className="font-medium">{missing}.</p>
          <ul className="space-y-1.5 text-ink-2 text-xs">
            {failures.slice(0, SHOWN_FAILURES).map(({ words, count }) => (
              <li key={words} className="text-pretty break-words">
                <span className="figures">{counted(count)} ×</span> {words}
              </li>
            ))}
            {failures.length > SHOWN_FAILURES && (
              <li>{failures.length - SHOWN_FAILURES} other reasons.</li>
            )}
          </ul>
        </div>
      )}
      <Alert className="border-line border-t p-4">
        {error instanceof ApiError ? error.message : error && "That request failed. Try again."}
      </Alert>
    </div>
  );
}
