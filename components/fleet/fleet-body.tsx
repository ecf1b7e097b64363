"use client";
import { KeyRound } from "lucide-react";
import type { ReactNode } from "react";
import { StatePanel } from "@/components/ui/state-panel";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { FailurePanel } from "./failure-panel";
import { standingOf } from "./standing";
import { UnreadPanel } from "./unread-panel";
import type { FleetView } from "./use-fleet";
import { useKeptFailure } from "./use-kept-failure";

type View = Pick<FleetView, "isWaiting" | "isFollowing" | "error" | "retry">;

/**
 * Decides what every page over a fleet shows: that it is being read, that it failed, that it is empty, or its content.
 * It says "empty" only when everything was read in full.
 */
export function FleetBody({
  view,
  fleet,
  of,
  isWhole,
  waiting,
  children,
}: {
  view: View;
  /** The fleet that the page renders, which may lag the view's by a moment. */
  fleet: Fleet;
  of?: "keys" | "accounts";
  /** Shows the page only when nothing more can come. */
  isWhole?: boolean;
  /** Shown until the first data arrives. */
  waiting: ReactNode;
  children: ReactNode;
}) {
  const standing = standingOf(fleet, view, { of, isWhole });
  const unread = useKeptFailure(standing === "unread" ? fleet : null, standing !== "waiting");
  return (
    <>
      <FleetFailure view={view} />
      {unread.failure !== null ? (
        <div className="mt-6">
          <UnreadPanel fleet={unread.failure} isTrying={unread.isTrying} onRetry={view.retry} />
        </div>
      ) : standing === "empty" ? (
        <div className="mt-6">
          <StatePanel icon={KeyRound} title="No API keys">
            SendGrid listed none: {fleet.accounts.size > 1 ? "every list was" : "the list was"} read
            in full and is empty.
          </StatePanel>
        </div>
      ) : standing === "shown" ? (
        children
      ) : (
        standing === "waiting" && waiting
      )}
    </>
  );
}

/** Why the scan cannot be followed, above the rest of the page. */
export function FleetFailure({ view: { error, isWaiting, isFollowing, retry } }: { view: View }) {
  const { failure, isTrying } = useKeptFailure(error, !isWaiting);
  if (failure === null) return null;
  return (
    <div className="mt-4 print:hidden">
      <FailurePanel
        failure={failure}
        isTrying={isTrying || isFollowing}
        onRetry={() => void retry()}
      />
    </div>
  );
}
