"use client";
import clsx from "clsx";
import {
  Check,
  CircleAlert,
  Clock,
  type LucideIcon,
  Pause,
  RefreshCw,
  Square,
  WifiOff,
} from "lucide-react";
import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { HoverNote } from "@/components/fleet/freshness";
import { useFleetOf } from "@/components/fleet/use-fleet";
import { useOutlook } from "@/components/fleet/use-outlook";
import { pageTargetOf } from "@/components/links/account-href";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import { Popover } from "@/components/ui/popover";
import { ProgressBar } from "@/components/ui/progress-bar";
import { useNow } from "@/components/ui/use-now";
import { agoWords, counted, utcWords } from "@/lib/audit/words";
import { keysRead, notRead, type ScanKind, scanSentence, scanState } from "./scan-state";
import { useScanAnnouncement } from "./use-scan-announcement";

const ScanMenu = dynamic(() => import("./scan-menu").then((module) => module.ScanMenu), {
  loading: () => <p className="p-4 text-ink-2 text-sm">Loading…</p>,
  ssr: false,
});

const ICON: Record<ScanKind, LucideIcon> = {
  starting: RefreshCw,
  reading: RefreshCw,
  waiting: Clock,
  paused: Pause,
  stopped: Square,
  done: Check,
  lost: WifiOff,
};

const SECOND_MS = 1_000;
const TICK_MS = 15 * SECOND_MS;

/** Shows on every page how far its data is read; it opens the scan's actions. */
export function ScanStatus() {
  const target = pageTargetOf(usePathname(), useOnBehalfOf());
  const { fleet, isWaiting, error, act } = useFleetOf(target);
  const { share } = useOutlook(fleet);
  const state = scanState(fleet, { waits: isWaiting, lost: error !== null });
  const { kind, read, failed, total, oldestMs } = state;
  useScanAnnouncement(kind, scanSentence(state));
  const isMoving = kind === "starting" || kind === "reading";
  // A check mark would claim that everything is known.
  const Icon = kind === "done" && notRead(state) !== "" ? CircleAlert : ICON[kind];
  const missing = failed + state.accountsFailed + state.listsFailed;
  // The words say so in that case, without a figure or an age.
  const isUnlisted = total === 0 && state.accountsFailed > 0;

  return (
    <Popover
      buttonClassName="group/scan relative flex h-9 shrink-0 items-center gap-2 rounded-md px-2 text-ink-2 text-xs hover:bg-sunken hover:text-ink pointer-coarse:h-11"
      className="w-[min(24rem,calc(100vw-1.5rem))]"
      button={
        <>
          <ProgressBar
            value={share}
            max={1}
            label="Progress of the scan"
            className={clsx("hidden w-16 xl:w-24", isMoving && "md:block")}
          />
          <Icon
            aria-hidden="true"
            className={clsx(
              "size-3.5 shrink-0 text-ink-3",
              isMoving && "motion-safe:animate-spin md:hidden",
            )}
          />
          <span className="sr-only md:not-sr-only md:whitespace-nowrap">
            <span className="tabular-nums">{keysRead(state)}</span>
            {kind === "waiting" && <Wait untilMs={fleet.progress.waitingUntilMs} />}
            {kind === "reading" && state.left !== "" && (
              <span className="hidden xl:inline"> · {state.left}</span>
            )}
            {kind === "paused" && " · paused"}
            {kind === "stopped" && " · stopped"}
            {kind === "lost" && " · connection lost"}
            {kind === "done" && !isUnlisted && oldestMs !== null && <Ago atMs={oldestMs} />}
            <span className="sr-only">. {notRead(state)}</span>
          </span>
          <span aria-hidden="true" className="figures md:hidden">
            {total > 0 && `${counted(read)}/${state.isAbout ? "~" : ""}${counted(total)}`}
          </span>
          {missing > 0 && (
            <span
              aria-hidden="true"
              className={clsx(
                "flex h-5 items-center gap-1 overflow-hidden rounded-sm border border-edge border-dashed pr-1.5",
                isUnlisted && "md:hidden",
              )}
            >
              <span className="hatch w-2 self-stretch text-edge" />
              {counted(missing)}
              <span className="hidden xl:inline">not read</span>
            </span>
          )}
          {oldestMs !== null && (
            <HoverNote className="right-0 group-hover/scan:block group-focus-visible/scan:block group-aria-expanded/scan:hidden!">
              Oldest data: {utcWords(oldestMs)}
            </HoverNote>
          )}
        </>
      }
    >
      <ScanMenu fleet={fleet} state={state} share={share} target={target} act={act} />
    </Popover>
  );
}

function Ago({ atMs }: { atMs: number }) {
  const now = useNow(TICK_MS);
  // Reserves its space before the time is known, so that nothing moves.
  return (
    <span className={clsx("ml-1 text-ink-3 lg:max-xl:hidden", now === null && "invisible")}>
      {" "}
      {agoWords(atMs, now ?? atMs)}
    </span>
  );
}

function Wait({ untilMs }: { untilMs: number | null }) {
  const now = useNow(SECOND_MS);
  if (untilMs === null || now === null) return " · rate limit";
  return ` · rate limit, ${Math.max(0, Math.ceil((untilMs - now) / SECOND_MS))} s`;
}
