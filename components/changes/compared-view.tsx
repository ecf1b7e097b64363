"use client";
import { CircleAlert, Files } from "lucide-react";
import { useState } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { StatePanel } from "@/components/ui/state-panel";
import type { Compared, CompareRequest } from "./compare-files";
import { ComparedAccounts } from "./compared-accounts";
import { KeyChanges } from "./key-changes";
import type { ShownKind } from "./kinds";
import { Readings } from "./readings";
import { TakeChanges } from "./take-changes";
import type { Ask, ComparedState } from "./use-changes-worker";

/** The readings, and what changed between two of them. */
export function ComparedView({
  ask,
  request,
  state: { compared, isBusy, isFailed },
  hasNow,
  onShown,
  onFrom,
  onWithNow,
}: {
  ask: Ask;
  request: CompareRequest;
  state: ComparedState;
  hasNow: boolean;
  onShown: (shown: ShownKind) => void;
  onFrom: (reading: number) => void;
  onWithNow: (withNow: boolean) => void;
}) {
  // The request that the files on the screen answer: places of files are its own.
  const [answered, setAnswered] = useState(request);
  if (!isBusy && answered !== request) setAnswered(request);
  if (isFailed) {
    return (
      <div className="mt-6">
        <StatePanel icon={CircleAlert} title="The files could not be compared">
          Something of ours failed, and no file is to blame. Load the page again.
        </StatePanel>
      </div>
    );
  }
  if (compared === null) return <Skeleton className="mt-6 h-40 w-full" />;
  const { outcome } = compared;
  return (
    <div aria-busy={isBusy}>
      {outcome?.ok === true && (
        <div role="status" className="mt-1 max-w-220 space-y-1 text-pretty">
          {outcome.gained !== null && <p className="font-medium text-lg">{outcome.gained}</p>}
          <p className={outcome.gained === null ? "text-lg" : "text-ink-2"}>{outcome.sentence}</p>
          {outcome.gained === null && outcome.accountsCompared > 0 && (
            <p className="text-ink-2">No key gained the power to do harm.</p>
          )}
        </div>
      )}
      <Readings
        compared={compared}
        files={answered.files}
        hasNow={hasNow}
        withNow={request.now !== null}
        onFrom={onFrom}
        onWithNow={onWithNow}
      />
      {outcome === null ? (
        <NoPair compared={compared} />
      ) : outcome.ok ? (
        <>
          <ComparedAccounts outcome={outcome} />
          <KeyChanges
            outcome={outcome}
            shown={request.shown}
            hasLinks={request.now !== null}
            onShown={onShown}
          >
            <TakeChanges ask={ask} request={request} count={outcome.shown.length} />
          </KeyChanges>
        </>
      ) : (
        <div className="mt-6">
          <StatePanel icon={Files} title="These two cannot be compared">
            {outcome.why === "parents"
              ? "They are of two different parent accounts: the names differ, and no key is in both. Take one of them away, or sign in to the account that the other is of."
              : "They look at two different accounts. Choose snapshots of one account, or of every account."}
          </StatePanel>
        </div>
      )}
    </div>
  );
}

function NoPair({ compared: { readings } }: { compared: Compared }) {
  return (
    <div className="mt-6">
      <StatePanel
        icon={Files}
        title={
          readings.length === 0 ? "No snapshot to compare" : "One reading alone shows no change"
        }
      >
        {readings.length === 0
          ? "None of the files could be used. Each says above what to do."
          : "Compare it with what is read now, or add another snapshot."}
      </StatePanel>
    </div>
  );
}
